-- The closed lists of the schema. Their checks are text, so that a value that is bound as text fits (F63).
create domain package_status as text check (value in (
  'REGISTERED', 'ACCEPTED', 'IN_TRANSIT', 'AT_HUB', 'ARRIVED', 'READY_FOR_PICKUP', 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED',
  'DELIVERED', 'RETURNING', 'RETURNED', 'CANCELLED', 'LOST', 'DISPOSED'
));

create domain event_kind as text check (value in (
  'REGISTER', 'ACCEPT', 'DEPART', 'RECEIVE', 'SHELVE', 'GO_OUT', 'FAIL_ATTEMPT', 'HAND_OVER', 'START_RETURN', 'CANCEL',
  'DECLARE_LOST', 'FOUND', 'DISPOSE', 'VOID'
));

create domain exception_kind as text check (value in (
  'DELAYED', 'STALLED', 'ON_HOLD', 'DAMAGED', 'MISROUTED', 'ADDRESS_PROBLEM', 'CUSTOMS', 'REFUSED', 'UNMATCHED_RECIPIENT',
  'UNCLAIMED', 'CUSTODY_GAP', 'CLOCK_SKEW'
));

create domain responsible_party as text check (value in (
  'OFFICE', 'CARRIER', 'SENDER', 'RECIPIENT', 'CUSTOMS', 'WEATHER'
));

create domain location_kind as text check (value in ('OFFICE', 'HUB', 'VEHICLE', 'SHELF', 'ADDRESS'));

create domain channel as text check (value in ('EMAIL', 'SMS'));

create domain cost_category as text check (value in (
  'BASE_FREIGHT', 'FUEL', 'RESIDENTIAL', 'EXTENDED_AREA', 'ADDRESS_CORRECTION', 'DIMENSIONAL', 'OVERSIZE', 'PEAK',
  'SATURDAY', 'SIGNATURE', 'INSURANCE', 'PACKAGING', 'LABOUR', 'STORAGE', 'CUSTOMS_DUTY', 'TAX', 'DISCOUNT', 'REFUND',
  'OTHER'
));

create domain cost_stage as text check (value in ('QUOTED', 'BILLED', 'ADJUSTED'));

-- pg_timezone_names reads hundreds of files at each look, and an offset like +3 is no zone
create table time_zone (
  name text primary key
);

insert into time_zone (name)
select name
from pg_timezone_names
where name like '%/%' and name not like 'posix/%' and name not like 'right/%'
  or name = 'UTC';
