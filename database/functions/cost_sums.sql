-- Keeps every sum of charges in the transaction of the charges themselves, whoever enters them.
create or replace function keep_cost_sums()
returns trigger
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  -- in one order, so that two who charge the same packages never wait for each other
  with summed as (
    select n.package_id, n.stage, n.currency_code, sum(n.amount) as amount, sum(n.tax) as tax, count(*) as line_count
    from added n
    group by n.package_id, n.stage, n.currency_code
    order by n.package_id, n.stage, n.currency_code
  ), kept as (
    insert into package_cost as known (package_id, stage, currency_code, amount, tax, line_count)
    select s.package_id, s.stage, s.currency_code, s.amount, s.tax, s.line_count
    from summed s
    on conflict on constraint package_cost_pkey do update
    set
      amount = known.amount + excluded.amount,
      tax = known.tax + excluded.tax,
      line_count = known.line_count + excluded.line_count
  ), first_charge as (
    insert into charged_package (package_id, is_quoted, currency_code)
    select distinct n.package_id, n.stage = 'QUOTED', n.currency_code
    from added n
    order by 1, 2, 3
    on conflict do nothing
    returning package_id, is_quoted, currency_code
  ), first_line as (
    select distinct on (n.package_id, f.is_quoted, n.currency_code) n.id
    from added n
    join first_charge f
      on f.package_id = n.package_id
      and f.is_quoted = (n.stage = 'QUOTED')
      and f.currency_code = n.currency_code
    order by n.package_id, f.is_quoted, n.currency_code, n.incurred_at, n.id
  )
  insert into cost_delta (
    payer_office_id, incurred_on, stage, currency_code, category, cost_centre, destination_office_id,
    amount, tax, line_count, package_count
  )
  select
    n.payer_office_id, n.incurred_on, n.stage, n.currency_code, n.category, n.cost_centre,
    coalesce(p.destination_office_id, everything()),
    sum(n.amount), sum(n.tax), count(*), count(f.id)
  from added n
  join package p on p.id = n.package_id
  left join first_line f on f.id = n.id
  group by
    n.payer_office_id, n.incurred_on, n.stage, n.currency_code, n.category, n.cost_centre, p.destination_office_id;

  perform fold_cost_deltas(1000);
  return null;
end
$$;

create or replace trigger cost_line_is_summed
after insert on cost_line
referencing new table as added
for each statement execute function keep_cost_sums();

-- Moves what was appended into the totals, unless somebody else is at it: nobody waits here.
create or replace function fold_cost_deltas(most int)
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  folded int;
begin
  if not pg_try_advisory_xact_lock(7679) then
    return 0;
  end if;
  with taken as (
    delete from cost_delta
    where id in (select d.id from cost_delta d order by d.id limit most for update skip locked)
    returning *
  ), added as (
    insert into cost_total as known (
      payer_office_id, is_month, starts_on, stage, currency_code, category, cost_centre, destination_office_id,
      amount, tax, line_count, package_count
    )
    select
      t.payer_office_id, span.is_month,
      case when span.is_month then date_trunc('month', t.incurred_on)::date else t.incurred_on end as starts_on,
      t.stage, t.currency_code, t.category, t.cost_centre, t.destination_office_id,
      sum(t.amount), sum(t.tax), sum(t.line_count), sum(t.package_count)
    from taken t
    cross join (values (true), (false)) span (is_month)
    group by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict on constraint cost_total_pkey do update
    set
      amount = known.amount + excluded.amount,
      tax = known.tax + excluded.tax,
      line_count = known.line_count + excluded.line_count,
      package_count = known.package_count + excluded.package_count
    returning 1
  )
  select count(*) into folded from taken;
  return folded;
end
$$;

-- Totals that are not what the lines say: none, unless something is wrong. Reads every line, for a check now and then.
create or replace function cost_differences()
returns table (payer_office_id uuid, starts_on date, is_month boolean, stage text, currency_code text, by_lines numeric, by_totals numeric)
language sql stable
as $$
  with raw as (
    select c.payer_office_id, span.is_month,
      case when span.is_month then date_trunc('month', c.incurred_on)::date else c.incurred_on end as starts_on,
      c.stage::text, c.currency_code, sum(c.amount + c.tax) as total
    from cost_line c
    cross join (values (true), (false)) span (is_month)
    group by 1, 2, 3, 4, 5
  ), kept as (
    select t.payer_office_id, t.is_month, t.starts_on, t.stage::text, t.currency_code, sum(t.amount + t.tax) as total
    from (
      select k.payer_office_id, k.is_month, k.starts_on, k.stage::text, k.currency_code, k.amount, k.tax
      from cost_total k
      union all
      select
        d.payer_office_id, span.is_month,
        case when span.is_month then date_trunc('month', d.incurred_on)::date else d.incurred_on end,
        d.stage, d.currency_code, d.amount, d.tax
      from cost_delta d
      cross join (values (true), (false)) span (is_month)
    ) t
    group by 1, 2, 3, 4, 5
  )
  select
    coalesce(r.payer_office_id, k.payer_office_id), coalesce(r.starts_on, k.starts_on), coalesce(r.is_month, k.is_month),
    coalesce(r.stage, k.stage), coalesce(r.currency_code, k.currency_code), coalesce(r.total, 0), coalesce(k.total, 0)
  from raw r
  full join kept k
    on (k.payer_office_id, k.is_month, k.starts_on, k.stage, k.currency_code)
      = (r.payer_office_id, r.is_month, r.starts_on, r.stage, r.currency_code)
  where coalesce(r.total, 0) <> coalesce(k.total, 0)
$$;
