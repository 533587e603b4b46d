create table location (
  id uuid primary key default uuidv7(),
  kind location_kind not null,
  name text not null check (length(name) between 1 and 200),
  office_id uuid,
  address_lines text[],
  city text,
  country_code text check (country_code ~ '^[A-Z]{2}$'),
  latitude float8 check (latitude between -90 and 90),
  longitude float8 check (longitude between -180 and 180),
  time_zone text not null references time_zone
);

create table office (
  id uuid primary key default uuidv7(),
  code text not null unique check (code ~ '^[A-Z0-9-]{2,16}$'),
  name text not null check (length(name) between 1 and 200),
  location_id uuid not null references location deferrable initially deferred,
  time_zone text not null references time_zone,
  opening_days text[] not null default array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY']
    check (opening_days <@ array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']),
  currency_code text not null check (currency_code ~ '^[A-Z]{3}$'),
  cost_centre text not null
);

-- an office has a location, and its vehicles and shelves are locations of the office
alter table location
  add foreign key (office_id) references office deferrable initially deferred;

create index location_of_office on location (office_id);

create table office_member (
  sub text not null,
  office_id uuid not null references office,
  role text not null check (role in ('CLERK', 'MANAGER')),
  primary key (sub, office_id)
);

create index office_member_of_office on office_member (office_id);
