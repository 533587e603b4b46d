-- Keeps every sum of charges in the transaction of the charges themselves, whoever enters them.

-- The lane of a charge is the one that its package has now; of one that takes another back, the lane of that one.
create or replace function set_lane_of_charge()
returns trigger
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  if new.reverses_line_id is not null then
    select c.origin_office_id, c.destination_office_id
    into new.origin_office_id, new.destination_office_id
    from cost_line c
    where c.id = new.reverses_line_id;
  else
    select p.origin_office_id, coalesce(p.destination_office_id, everything())
    into new.origin_office_id, new.destination_office_id
    from package p
    where p.id = new.package_id;
  end if;
  return new;
end
$$;

create or replace trigger cost_line_has_a_lane
before insert on cost_line
for each row execute function set_lane_of_charge();

-- Where a charge is counted: by its stage and, unless it is a quote, with all that was charged; once in each way of grouping.
create or replace function cost_cells(c cost_line)
returns table (stage text, grouped_by text, key text)
language sql immutable
as $$
  select counted.stage, cell.grouped_by, cell.key
  from (values (c.stage::text), (case when c.stage <> 'QUOTED' then 'CHARGED' end)) counted (stage)
  cross join (values
    ('ALL', ''),
    ('CATEGORY', c.category::text),
    ('COST_CENTRE', c.cost_centre),
    ('DESTINATION', office_key(c.destination_office_id)),
    ('LANE', c.origin_office_id || '/' || office_key(c.destination_office_id))
  ) cell (grouped_by, key)
  where counted.stage is not null
$$;

create or replace function office_key(office_id uuid)
returns text
language sql immutable
as $$
  select case when office_id = everything() then '' else office_id::text end
$$;

create or replace function keep_cost_sums()
returns trigger
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  -- in one order, so that two who charge the same packages never wait for each other
  insert into package_cost as known (package_id, stage, currency_code, amount, tax, line_count)
  select n.package_id, n.stage, n.currency_code, sum(n.amount), sum(n.tax), count(*)
  from added n
  group by n.package_id, n.stage, n.currency_code
  order by n.package_id, n.stage, n.currency_code
  on conflict on constraint package_cost_pkey do update
  set
    amount = known.amount + excluded.amount,
    tax = known.tax + excluded.tax,
    line_count = known.line_count + excluded.line_count;

  with charge as (
    select n.package_id, n.payer_office_id, n.currency_code, n.incurred_on, n.amount, n.tax, cell.*
    from added n
    cross join lateral cost_cells(n) cell
  ), first_day as (
    select
      c.package_id, c.payer_office_id, c.currency_code, c.stage || ' ' || c.grouped_by || ' ' || c.key as cell,
      min(c.incurred_on) as incurred_on
    from charge c
    group by 1, 2, 3, 4
  ), counted as (
    insert into charged_package as known (package_id, payer_office_id, currency_code, first_days)
    select f.package_id, f.payer_office_id, f.currency_code, jsonb_object_agg(f.cell, f.incurred_on)
    from first_day f
    group by 1, 2, 3
    order by 1, 2, 3
    on conflict on constraint charged_package_pkey do update
    set first_days = earliest_days(known.first_days, excluded.first_days)
    returning with (old as was, new as is_now)
      is_now.payer_office_id, is_now.currency_code, was.first_days as before, is_now.first_days as after
  )
  insert into cost_delta (
    payer_office_id, grouped_by, stage, incurred_on, currency_code, key, amount, tax, line_count, package_count
  )
  select
    e.payer_office_id, e.grouped_by, e.stage, e.incurred_on, e.currency_code, e.key,
    sum(e.amount), sum(e.tax), sum(e.line_count), sum(e.package_count)
  from (
    select
      c.payer_office_id, c.grouped_by, c.stage, c.incurred_on, c.currency_code, c.key, c.amount, c.tax,
      1 as line_count, 0 as package_count
    from charge c
    union all
    select
      k.payer_office_id, split_part(m.cell, ' ', 2), split_part(m.cell, ' ', 1), m.incurred_on, k.currency_code,
      regexp_replace(m.cell, '^[^ ]+ [^ ]+ ', ''), 0, 0, 0, m.change
    from counted k
    cross join lateral moved_days(k.before, k.after) m
  ) e
  group by 1, 2, 3, 4, 5, 6;

  insert into lane_charge_delta (
    payer_office_id, origin_office_id, destination_office_id, category, currency_code, magnitude, line_count
  )
  select
    n.payer_office_id, n.origin_office_id, n.destination_office_id, n.category, n.currency_code,
    two_digits(abs(n.amount)), sum(case when n.reverses_line_id is null then 1 else -1 end)
  from added n
  where n.stage = 'BILLED'
    and (n.reverses_line_id is null and n.amount > 0 or n.reverses_line_id is not null and n.amount < 0)
  group by 1, 2, 3, 4, 5, 6;

  perform fold_cost_deltas(1000);
  return null;
end
$$;

create or replace trigger cost_line_is_summed
after insert on cost_line
referencing new table as added
for each statement execute function keep_cost_sums();

-- The earlier day of each.
create or replace function earliest_days(known jsonb, added jsonb)
returns jsonb
language sql immutable
as $$
  select jsonb_object_agg(d.cell, d.first_day)
  from (
    select e.cell, min(e.day::date) as first_day
    from (select * from jsonb_each_text(known) union all select * from jsonb_each_text(added)) e (cell, day)
    group by e.cell
  ) d
$$;

-- A package that has an earlier day now counts there, and no more where it did.
create or replace function moved_days(before jsonb, after jsonb)
returns table (cell text, incurred_on date, change int)
language sql immutable
as $$
  select a.cell, a.day::date, 1
  from jsonb_each_text(after) a (cell, day)
  where a.day is distinct from before ->> a.cell
  union all
  select b.cell, b.day::date, -1
  from jsonb_each_text(before) b (cell, day)
  where b.day <> after ->> b.cell
$$;

-- An amount above zero by its first two digits, rounded: within 5 % of it.
create or replace function two_digits(amount numeric)
returns numeric
language sql immutable
as $$
  select trim_scale(round(amount, 1 - floor(log(amount::float8))::int))
$$;
