-- Moves what was appended into the totals, unless somebody else is at it: nobody waits here. How many appended sums it took.
create or replace function fold_cost_deltas(most int)
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  folded int;
  folded_lanes int;
begin
  if not pg_try_advisory_xact_lock(7679) then
    return 0;
  end if;
  -- a charge has ten sums
  with taken as (
    delete from cost_delta
    where id in (select d.id from cost_delta d order by d.id limit 10 * most for update skip locked)
    returning *
  ), added as (
    insert into cost_total as known (
      payer_office_id, grouped_by, stage, is_month, starts_on, currency_code, key, amount, tax, line_count, package_count
    )
    select
      t.payer_office_id, t.grouped_by, t.stage, span.is_month, span.starts_on, t.currency_code, t.key,
      sum(t.amount), sum(t.tax), sum(t.line_count), sum(t.package_count)
    from taken t
    cross join lateral spans_of(t.incurred_on) span
    group by 1, 2, 3, 4, 5, 6, 7
    on conflict on constraint cost_total_pkey do update
    set
      amount = known.amount + excluded.amount,
      tax = known.tax + excluded.tax,
      line_count = known.line_count + excluded.line_count,
      package_count = known.package_count + excluded.package_count
  )
  select count(*) into folded from taken;

  with taken as (
    delete from lane_charge_delta
    where id in (select d.id from lane_charge_delta d order by d.id limit most for update skip locked)
    returning *
  ), added as (
    insert into lane_charge as known (
      payer_office_id, origin_office_id, destination_office_id, category, currency_code, magnitude, line_count
    )
    select
      t.payer_office_id, t.origin_office_id, t.destination_office_id, t.category, t.currency_code, t.magnitude,
      sum(t.line_count)
    from taken t
    group by 1, 2, 3, 4, 5, 6
    on conflict on constraint lane_charge_pkey do update
    set line_count = known.line_count + excluded.line_count
  )
  select count(*) into folded_lanes from taken;
  return folded + folded_lanes;
end
$$;

create or replace function fold_delivery_deltas(most int)
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  folded int;
begin
  if not pg_try_advisory_xact_lock(7681) then
    return 0;
  end if;
  with taken as (
    delete from delivery_delta
    where id in (select d.id from delivery_delta d order by d.id limit most for update skip locked)
    returning *
  ), added as (
    insert into delivery_total as known (
      origin_office_id, destination_office_id, is_month, starts_on, promised_count, late_count
    )
    select
      t.origin_office_id, t.destination_office_id, span.is_month, span.starts_on, sum(t.promised_count), sum(t.late_count)
    from taken t
    cross join lateral spans_of(t.delivered_on) span
    group by 1, 2, 3, 4
    on conflict on constraint delivery_total_pkey do update
    set
      promised_count = known.promised_count + excluded.promised_count,
      late_count = known.late_count + excluded.late_count
  )
  select count(*) into folded from taken;
  return folded;
end
$$;

-- A day is added to itself and to its month.
create or replace function spans_of(day date)
returns table (is_month boolean, starts_on date)
language sql immutable
as $$
  values (false, day), (true, date_trunc('month', day::timestamp)::date)
$$;
