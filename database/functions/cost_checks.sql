-- Sums that are not what the charges and events say: none, unless something is wrong. Each reads everything, for a check now
-- and then.
create or replace function cost_differences()
returns table (what text, cell text, by_lines text, by_totals text)
language sql stable
as $$
  with charge as (
    select c.package_id, c.payer_office_id, c.currency_code, c.incurred_on, c.amount, c.tax, cell.*
    from cost_line c
    cross join lateral cost_cells(c) cell
  ), first_day as (
    select
      c.package_id, c.payer_office_id, c.grouped_by, c.stage, c.currency_code, c.key, min(c.incurred_on) as incurred_on
    from charge c
    group by 1, 2, 3, 4, 5, 6
  ), raw as (
    select c.payer_office_id, c.grouped_by, c.stage, c.incurred_on, c.currency_code, c.key, c.amount, c.tax, 1 as lines, 0 as packages
    from charge c
    union all
    select f.payer_office_id, f.grouped_by, f.stage, f.incurred_on, f.currency_code, f.key, 0, 0, 0, 1
    from first_day f
  ), by_lines as (
    select
      'total' as what,
      concat_ws(' ', r.payer_office_id, r.grouped_by, r.stage, span.is_month, span.starts_on, r.currency_code, r.key) as cell,
      concat_ws(' ', sum(r.amount), sum(r.tax), sum(r.lines), sum(r.packages)) as told
    from raw r
    cross join lateral spans_of(r.incurred_on) span
    group by 2
    union all
    select 'package', concat_ws(' ', c.package_id, c.stage, c.currency_code), concat_ws(' ', sum(c.amount), sum(c.tax), count(*))
    from cost_line c
    group by 2
    union all
    select
      'lane',
      concat_ws(' ', c.payer_office_id, c.origin_office_id, c.destination_office_id, c.category, c.currency_code, two_digits(c.amount)),
      count(*)::text
    from cost_line c
    where c.stage = 'BILLED'
      and c.reverses_line_id is null
      and c.amount > 0
      and not exists (select from cost_line r where r.reverses_line_id = c.id)
    group by 2
  ), by_totals as (
    select
      'total' as what,
      concat_ws(' ', t.payer_office_id, t.grouped_by, t.stage, t.is_month, t.starts_on, t.currency_code, t.key) as cell,
      concat_ws(' ', sum(t.amount), sum(t.tax), sum(t.line_count), sum(t.package_count)) as told
    from (
      select t.*
      from cost_total t
      union all
      select
        d.payer_office_id, d.grouped_by, d.stage, span.is_month, span.starts_on, d.currency_code, d.key,
        d.amount, d.tax, d.line_count, d.package_count
      from cost_delta d
      cross join lateral spans_of(d.incurred_on) span
    ) t
    group by 2
    having (sum(t.amount), sum(t.tax), sum(t.line_count), sum(t.package_count)) <> (0, 0, 0, 0)
    union all
    select 'package', concat_ws(' ', p.package_id, p.stage, p.currency_code), concat_ws(' ', p.amount, p.tax, p.line_count)
    from package_cost p
    union all
    select
      'lane',
      concat_ws(' ', l.payer_office_id, l.origin_office_id, l.destination_office_id, l.category, l.currency_code, trim_scale(l.magnitude)),
      sum(l.line_count)::text
    from (
      select l.*
      from lane_charge l
      union all
      select
        d.payer_office_id, d.origin_office_id, d.destination_office_id, d.category, d.currency_code, d.magnitude, d.line_count
      from lane_charge_delta d
    ) l
    group by 2
    having sum(l.line_count) <> 0
  )
  select coalesce(l.what, t.what), coalesce(l.cell, t.cell), l.told, t.told
  from by_lines l
  full join by_totals t on t.what = l.what and t.cell = l.cell
  where l.told is distinct from t.told
$$;

-- Deliveries that are not what the whole history of the package says, and sums that are not of these.
create or replace function delivery_differences()
returns table (what text, cell text, by_events text, by_totals text)
language sql stable
as $$
  with handed_over as (
    select
      p.id,
      concat_ws(
        ' ', p.origin_office_id, coalesce(p.destination_office_id, everything()), p.promised_at, min((h.event).ordered_at)
      ) as told
    from package p
    cross join lateral history_of(p) h
    where p.promised_at is not null
      and (h.after).status = 'DELIVERED'
      and (h.before).status <> 'DELIVERED'
    group by p.id
  ), summed as (
    select
      concat_ws(' ', d.origin_office_id, lane.id, span.is_month, span.starts_on) as cell,
      concat_ws(' ', count(*), count(*) filter (where d.delivered_at > d.promised_at)) as told
    from delivery d
    cross join lateral (values (d.destination_office_id), (every_lane())) lane (id)
    cross join lateral spans_of(d.delivered_on) span
    group by 1
  ), kept as (
    select
      concat_ws(' ', t.origin_office_id, t.destination_office_id, t.is_month, t.starts_on) as cell,
      concat_ws(' ', sum(t.promised_count), sum(t.late_count)) as told
    from (
      select t.*
      from delivery_total t
      union all
      select d.origin_office_id, d.destination_office_id, span.is_month, span.starts_on, d.promised_count, d.late_count
      from delivery_delta d
      cross join lateral spans_of(d.delivered_on) span
    ) t
    group by 1
    having (sum(t.promised_count), sum(t.late_count)) <> (0, 0)
  )
  select 'delivery', coalesce(h.id, d.package_id)::text, h.told, d.told
  from handed_over h
  full join (
    select d.package_id, concat_ws(' ', d.origin_office_id, d.destination_office_id, d.promised_at, d.delivered_at) as told
    from delivery d
  ) d on d.package_id = h.id
  where h.told is distinct from d.told
  union all
  select 'total', coalesce(s.cell, k.cell), s.told, k.told
  from summed s
  full join kept k on k.cell = s.cell
  where s.told is distinct from k.told
$$;
