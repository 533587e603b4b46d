-- What reports read: a sum for each way of grouping, what is usual on a lane, deliveries that came late, and exchange rates.

-- The lane of a charge is the one that its package had when it was entered; no destination yet is told by zeros.
alter table cost_line
  add origin_office_id uuid references office,
  add destination_office_id uuid;

alter table cost_line disable trigger cost_line_keeps_its_facts;

update cost_line c
set
  origin_office_id = p.origin_office_id,
  destination_office_id = coalesce(p.destination_office_id, '00000000-0000-0000-0000-000000000000')
from package p
where p.id = c.package_id;

alter table cost_line enable trigger cost_line_keeps_its_facts;

alter table cost_line
  alter origin_office_id set not null,
  alter destination_office_id set not null;

create index cost_line_of_lane
on cost_line (payer_office_id, origin_office_id, destination_office_id, incurred_at, id);
create index cost_line_of_category on cost_line (payer_office_id, category, incurred_at, id);
-- to find those that are far above what is usual
create index bill_by_amount
on cost_line (payer_office_id, origin_office_id, destination_office_id, category, currency_code, amount)
where stage = 'BILLED' and reverses_line_id is null and amount > 0;

alter type cost_condition add attribute category text;
alter type cost_condition add attribute origin_office_id uuid;
alter type cost_condition add attribute destination_office_id uuid;

-- the functions are replaced by others of their names
drop function if exists office_cost_report(jsonb, uuid, date, date, text, text);
drop function if exists cost_groups(uuid, date, date, text, text);
drop function if exists quoted_and_billed(uuid, date, date);
drop function if exists is_reported(text, text);
drop function if exists cost_group_key(text, cost_delta);
drop function if exists cost_sums(uuid, date, date);
drop function if exists cost_differences();
drop table cost_total;
drop table cost_delta;
drop table charged_package;

-- When a package was first charged for each thing that reports tell apart, e.g. `BILLED CATEGORY FUEL`. One row, since a
-- package has a dozen of them.
create table charged_package (
  package_id uuid not null references package,
  payer_office_id uuid not null references office,
  currency_code text not null,
  first_days jsonb not null,
  primary key (package_id, payer_office_id, currency_code)
) with (fillfactor = 80);

-- What an office was charged on a day, or in a month. Each way of grouping has its own sums, and so a report reads just what
-- it tells. `starts_on` is the day, or the first of the month; CHARGED is what was billed and adjusted.
create table cost_total (
  payer_office_id uuid not null references office,
  grouped_by text not null,
  stage text not null,
  is_month boolean not null,
  starts_on date not null,
  currency_code text not null,
  key text not null,
  amount numeric(30, 4) not null,
  tax numeric(30, 4) not null,
  line_count int not null,
  -- of which this was the first day
  package_count int not null,
  primary key (payer_office_id, grouped_by, stage, is_month, starts_on, currency_code, key)
);

-- What is not in the totals yet. Appended, since a total that every writer updates makes them wait for one another.
create table cost_delta (
  id bigint generated always as identity primary key,
  payer_office_id uuid not null,
  grouped_by text not null,
  stage text not null,
  incurred_on date not null,
  currency_code text not null,
  key text not null,
  amount numeric(30, 4) not null,
  tax numeric(30, 4) not null,
  line_count int not null,
  package_count int not null
);

create index cost_delta_of_payer on cost_delta (payer_office_id, grouped_by, stage, incurred_on);

-- How many bills of about this much, by two digits, an office has paid on a lane: for what is usual there.
create table lane_charge (
  payer_office_id uuid not null references office,
  origin_office_id uuid not null,
  destination_office_id uuid not null,
  category text not null,
  currency_code text not null,
  magnitude numeric not null,
  line_count int not null,
  primary key (payer_office_id, origin_office_id, destination_office_id, category, currency_code, magnitude)
);

create table lane_charge_delta (
  id bigint generated always as identity primary key,
  payer_office_id uuid not null,
  origin_office_id uuid not null,
  destination_office_id uuid not null,
  category text not null,
  currency_code text not null,
  magnitude numeric not null,
  line_count int not null
);

create index lane_charge_delta_of_payer on lane_charge_delta (payer_office_id);

-- Packages with a promised time that were handed over to their recipients. The day is that of the origin office.
create table delivery (
  package_id uuid primary key references package,
  origin_office_id uuid not null references office,
  destination_office_id uuid not null,
  promised_at timestamptz not null,
  delivered_at timestamptz not null,
  delivered_on date not null
);

-- By lane, and for all lanes, whose destination is told by all bits.
create table delivery_total (
  origin_office_id uuid not null references office,
  destination_office_id uuid not null,
  is_month boolean not null,
  starts_on date not null,
  promised_count int not null,
  late_count int not null,
  primary key (origin_office_id, destination_office_id, is_month, starts_on)
);

create table delivery_delta (
  id bigint generated always as identity primary key,
  origin_office_id uuid not null,
  destination_office_id uuid not null,
  delivered_on date not null,
  promised_count int not null,
  late_count int not null
);

create index delivery_delta_of_office on delivery_delta (origin_office_id, delivered_on);

-- What one unit of a currency was worth in another on a day.
create table exchange_rate (
  from_currency text not null,
  to_currency text not null,
  rated_on date not null,
  rate numeric(20, 10) not null check (rate > 0),
  set_at timestamptz not null default now(),
  primary key (from_currency, to_currency, rated_on)
);

-- the charges and deliveries that are there already
with charge as (
  select c.*, counted.stage as counted_stage, cell.grouped_by, cell.key
  from cost_line c
  cross join lateral (values (c.stage::text), (case when c.stage <> 'QUOTED' then 'CHARGED' end)) counted (stage)
  cross join lateral (values
    ('ALL', ''),
    ('CATEGORY', c.category::text),
    ('COST_CENTRE', c.cost_centre),
    ('DESTINATION', coalesce(nullif(c.destination_office_id, '00000000-0000-0000-0000-000000000000')::text, '')),
    ('LANE', c.origin_office_id || '/' ||
      coalesce(nullif(c.destination_office_id, '00000000-0000-0000-0000-000000000000')::text, ''))
  ) cell (grouped_by, key)
  where counted.stage is not null
), first_day as (
  select package_id, payer_office_id, currency_code, counted_stage, grouped_by, key, min(incurred_on) as incurred_on
  from charge
  group by 1, 2, 3, 4, 5, 6
), remembered as (
  insert into charged_package (package_id, payer_office_id, currency_code, first_days)
  select
    package_id, payer_office_id, currency_code,
    jsonb_object_agg(counted_stage || ' ' || grouped_by || ' ' || key, incurred_on)
  from first_day
  group by 1, 2, 3
)
insert into cost_delta (
  payer_office_id, grouped_by, stage, incurred_on, currency_code, key, amount, tax, line_count, package_count
)
select
  payer_office_id, grouped_by, counted_stage, incurred_on, currency_code, key,
  sum(amount), sum(tax), sum(line_count), sum(package_count)
from (
  select payer_office_id, grouped_by, counted_stage, incurred_on, currency_code, key, amount, tax, 1 as line_count, 0 as package_count
  from charge
  union all
  select payer_office_id, grouped_by, counted_stage, incurred_on, currency_code, key, 0, 0, 0, 1
  from first_day
) e
group by 1, 2, 3, 4, 5, 6;

insert into lane_charge (
  payer_office_id, origin_office_id, destination_office_id, category, currency_code, magnitude, line_count
)
select
  c.payer_office_id, c.origin_office_id, c.destination_office_id, c.category, c.currency_code,
  round(c.amount, 1 - floor(log(c.amount::float8))::int), count(*)
from cost_line c
where c.stage = 'BILLED'
  and c.reverses_line_id is null
  and c.amount > 0
  and not exists (select from cost_line r where r.reverses_line_id = c.id)
group by 1, 2, 3, 4, 5, 6;

insert into delivery (package_id, origin_office_id, destination_office_id, promised_at, delivered_at, delivered_on)
select distinct on (p.id)
  p.id, p.origin_office_id, coalesce(p.destination_office_id, '00000000-0000-0000-0000-000000000000'), p.promised_at,
  e.ordered_at, (e.ordered_at at time zone o.time_zone)::date
from package p
join office o on o.id = p.origin_office_id
join package_state s on s.package_id = p.id
join package_event e
  on e.package_id = p.id
  and e.kind in ('HAND_OVER', 'START_RETURN')
  and e.id <> all (s.voided_event_ids)
  and e.id <> all (s.uncounted_event_ids)
where p.promised_at is not null
  and s.status in ('DELIVERED', 'RETURNING', 'RETURNED', 'LOST', 'DISPOSED')
order by p.id, e.ordered_at, e.kind, e.id;

-- what was sent back before anybody had it was not delivered
delete from delivery d
using package_state s, package_event e
where s.package_id = d.package_id
  and e.package_id = d.package_id
  and e.kind = 'START_RETURN'
  and e.id <> all (s.voided_event_ids)
  and e.id <> all (s.uncounted_event_ids)
  and not exists (
    select
    from package_event h
    where h.package_id = d.package_id
      and h.kind = 'HAND_OVER'
      and h.id <> all (s.voided_event_ids)
      and h.id <> all (s.uncounted_event_ids)
      and h.ordered_at <= e.ordered_at
  );

insert into delivery_delta (origin_office_id, destination_office_id, delivered_on, promised_count, late_count)
select d.origin_office_id, lane.destination_office_id, d.delivered_on, count(*), count(*) filter (where d.delivered_at > d.promised_at)
from delivery d
cross join lateral (
  values (d.destination_office_id), ('ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
) lane (destination_office_id)
group by 1, 2, 3;

-- the second lock: docs/decisions/two-locks.md
do $$
declare
  name text;
begin
  foreach name in array array[
    'charged_package', 'cost_total', 'cost_delta', 'lane_charge', 'lane_charge_delta', 'delivery', 'delivery_total',
    'delivery_delta'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy of_the_writer on %I to postroom_writer using (true) with check (true)', name);
  end loop;
  foreach name in array array[
    'cost_total.payer_office_id', 'cost_delta.payer_office_id', 'lane_charge.payer_office_id',
    'lane_charge_delta.payer_office_id', 'delivery_total.origin_office_id', 'delivery_delta.origin_office_id'
  ] loop
    execute format('grant select on %I to postroom_reader', split_part(name, '.', 1));
    execute format(
      $policy$
        create policy what_an_office_pays on %I for select to postroom_reader
        using (
          current_setting('postroom.payers', true) = 'ALL'
          or (%I = any (nullif(nullif(current_setting('postroom.payers', true), ''), 'ALL')::uuid[])) is true
        )
      $policy$,
      split_part(name, '.', 1), split_part(name, '.', 2)
    );
  end loop;
end
$$;

-- the same for everybody
grant select on exchange_rate to postroom_reader;
