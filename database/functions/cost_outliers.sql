-- Bills that are far above what the office usually pays on their lane, for their category and in their currency. Null for
-- whoever may not see what it pays.
create or replace function cost_outliers(
  viewer jsonb, office_id uuid, from_on date, to_on date, least_factor numeric, least_lines int, top int
)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not exists (select from office o where o.id = cost_outliers.office_id) or not open_charges(viewer, office_id) then
    return null;
  end if;
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'line', cost_line_object(c, o, l, true),
        'lane', lane_object(c.origin_office_id, c.destination_office_id),
        'median', money_object(f.median::numeric(30, 4), c.currency_code),
        'factor', round(c.amount / f.median, 2)::text,
        'lineCount', f.line_count
      )
      order by f.place
    ), '[]')
    from far_bills(viewer, office_id, from_on, to_on, least_factor, least_lines, top) f
    join cost_line c on c.id = f.id
    join office o on o.id = c.payer_office_id
    join location l on l.id = o.location_id
  );
end
$$;

-- Their ids, the largest factor first. What is usual is read from counts of bills by two digits of their amounts, and what is
-- far above it from an index of amounts, which a lock on each row would keep from being used; no other bill is read.
create or replace function far_bills(
  viewer jsonb, office_id uuid, from_on date, to_on date, least_factor numeric, least_lines int, top int
)
returns table (place bigint, id uuid, median numeric, line_count int)
language plpgsql stable
rows 50
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
  if not open_charges(viewer, far_bills.office_id) then
    return;
  end if;
  return query
  select row_number() over (order by c.amount / m.median desc, c.id), c.id, m.median, m.line_count
  from usual_charges(far_bills.office_id, least_lines) m
  cross join lateral (
    select c.id, c.amount
    from cost_line c
    where c.payer_office_id = far_bills.office_id
      and c.origin_office_id = m.origin_office_id
      and c.destination_office_id = m.destination_office_id
      and c.category = m.category
      and c.currency_code = m.currency_code
      and c.amount >= m.median * least_factor
      and c.incurred_on between from_on and to_on
      and c.stage = 'BILLED'
      and c.reverses_line_id is null
      and c.amount > 0
      and not exists (select from cost_line r where r.reverses_line_id = c.id)
    order by c.amount desc, c.id
    limit top
  ) c
  order by 1
  limit top;
end
$$;

-- The median of each lane, category and currency that has enough bills: of an even number, the lower of the two in the middle.
create or replace function usual_charges(office_id uuid, least_lines int)
returns table (
  origin_office_id uuid, destination_office_id uuid, category text, currency_code text, median numeric, line_count int
)
language sql stable
as $$
  select
    r.origin_office_id, r.destination_office_id, r.category, r.currency_code,
    min(r.magnitude) filter (where 2 * r.up_to >= r.of_all),
    max(r.of_all)::int
  from (
    select
      c.*,
      sum(c.line_count) over (same_lane order by c.magnitude) as up_to,
      sum(c.line_count) over (same_lane) as of_all
    from (
      select
        k.origin_office_id, k.destination_office_id, k.category, k.currency_code, k.magnitude,
        sum(k.line_count) as line_count
      from (
        select t.origin_office_id, t.destination_office_id, t.category, t.currency_code, t.magnitude, t.line_count
        from lane_charge t
        where t.payer_office_id = usual_charges.office_id
        union all
        select d.origin_office_id, d.destination_office_id, d.category, d.currency_code, d.magnitude, d.line_count
        from lane_charge_delta d
        where d.payer_office_id = usual_charges.office_id
      ) k
      group by 1, 2, 3, 4, 5
      having sum(k.line_count) > 0
    ) c
    window same_lane as (partition by c.origin_office_id, c.destination_office_id, c.category, c.currency_code)
  ) r
  group by 1, 2, 3, 4
  having max(r.of_all) >= least_lines
$$;

grant execute on function cost_outliers to postroom_api;
