-- What an office was charged, in groups, beside the period before: from the kept sums, never from the charges themselves. Null
-- for whoever may not see it.
create or replace function office_cost_report(
  viewer jsonb, office_id uuid, from_on date, to_on date, group_by text, stage text
)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  payer office;
  days int := to_on - from_on + 1;
begin
  select o.* into payer from office o where o.id = office_cost_report.office_id;
  if payer.id is null or not open_charges(viewer, payer.id) then
    return null;
  end if;
  return jsonb_build_object(
    'officeId', payer.id,
    'officeCode', payer.code,
    'timeZone', payer.time_zone,
    'from', from_on,
    'to', to_on,
    'previousFrom', from_on - days,
    'previousTo', from_on - 1,
    'groups', cost_groups(payer.id, from_on, to_on, group_by, stage),
    'totals', (
      select coalesce(jsonb_agg(g -> 'sum'), '[]')
      from jsonb_array_elements(cost_groups(payer.id, from_on, to_on, 'ALL', stage)) g
    ),
    'quotedAndBilled', quoted_and_billed(payer.id, from_on, to_on)
  );
end
$$;

-- The kept sums of a range of days: its whole months, the days at its edges, and what is not folded yet.
create or replace function cost_sums(office_id uuid, from_on date, to_on date)
returns setof cost_delta
language plpgsql stable
as $$
declare
  first_month date := date_trunc('month', from_on + interval '1 month' - interval '1 day');
  months_end date := greatest(date_trunc('month', to_on + interval '1 day')::date, first_month);
begin
  return query
  select
    null::bigint, t.payer_office_id, t.starts_on, t.stage::text, t.currency_code, t.category::text, t.cost_centre,
    t.destination_office_id, t.amount, t.tax, t.line_count, t.package_count
  from cost_total t
  where t.payer_office_id = office_id
    and t.is_month
    and t.starts_on >= first_month
    and t.starts_on < months_end
  union all
  select
    null, t.payer_office_id, t.starts_on, t.stage, t.currency_code, t.category, t.cost_centre,
    t.destination_office_id, t.amount, t.tax, t.line_count, t.package_count
  from cost_total t
  where t.payer_office_id = office_id
    and not t.is_month
    and t.starts_on >= from_on
    and t.starts_on < least(first_month, to_on + 1)
  union all
  select
    null, t.payer_office_id, t.starts_on, t.stage, t.currency_code, t.category, t.cost_centre,
    t.destination_office_id, t.amount, t.tax, t.line_count, t.package_count
  from cost_total t
  where t.payer_office_id = office_id
    and not t.is_month
    and t.starts_on >= months_end
    and t.starts_on <= to_on
  union all
  select d.*
  from cost_delta d
  where d.payer_office_id = office_id
    and d.incurred_on between from_on and to_on;
end
$$;

-- One group for each key and currency, the largest first; one of the period before alone is not told.
create or replace function cost_groups(office_id uuid, from_on date, to_on date, group_by text, stage text)
returns jsonb
language plpgsql stable
as $$
declare
  days int := to_on - from_on + 1;
begin
  return (
    with summed as (
      select
        cost_group_key(group_by, s) as key,
        s.currency_code,
        sum(s.amount) as amount,
        sum(s.tax) as tax,
        sum(s.line_count)::int as line_count,
        sum(s.package_count)::int as package_count
      from cost_sums(office_id, from_on, to_on) s
      where is_reported(s.stage, cost_groups.stage)
      group by 1, 2
    ), before as (
      select cost_group_key(group_by, s) as key, s.currency_code, sum(s.amount) as amount
      from cost_sums(office_id, from_on - days, from_on - 1) s
      where is_reported(s.stage, cost_groups.stage)
        and group_by <> 'MONTH'
      group by 1, 2
    )
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'key', s.key,
        'label', case group_by when 'DESTINATION' then coalesce(o.code, '') else s.key end,
        'sum', jsonb_build_object(
          'amount', money_object(s.amount, s.currency_code),
          'tax', money_object(s.tax, s.currency_code),
          'lineCount', s.line_count,
          'packageCount', s.package_count,
          'averagePerPackage', case
            when s.package_count > 0
              then money_object(round(s.amount / s.package_count, minor_units(s.currency_code))::numeric(30, 4), s.currency_code)
          end,
          'previousAmount', money_object(coalesce(b.amount, 0)::numeric(30, 4), s.currency_code)
        )
      )
      order by case when group_by = 'MONTH' then s.key end, s.currency_code, s.amount desc, s.key
    ), '[]')
    from summed s
    left join before b on b.key = s.key and b.currency_code = s.currency_code
    left join office o on group_by = 'DESTINATION' and o.id = uuid_of(s.key)
  );
end
$$;

create or replace function cost_group_key(group_by text, s cost_delta)
returns text
language sql stable
as $$
  select case group_by
    when 'CATEGORY' then s.category
    when 'MONTH' then to_char(s.incurred_on, 'YYYY-MM')
    when 'COST_CENTRE' then s.cost_centre
    when 'DESTINATION' then case when s.destination_office_id <> everything() then s.destination_office_id::text else '' end
    else 'ALL'
  end
$$;

-- Without a stage, what was charged in the end.
create or replace function is_reported(of_line text, asked text)
returns boolean
language sql immutable
as $$
  select case when asked is null then of_line in ('BILLED', 'ADJUSTED') else of_line = asked end
$$;

create or replace function quoted_and_billed(office_id uuid, from_on date, to_on date)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'quoted', money_object(q.quoted, q.currency_code),
        'billed', money_object(q.billed, q.currency_code),
        'difference', money_object(q.billed - q.quoted, q.currency_code)
      )
      order by q.currency_code
    ), '[]')
    from (
      select
        s.currency_code,
        coalesce(sum(s.amount) filter (where s.stage = 'QUOTED'), 0)::numeric(30, 4) as quoted,
        coalesce(sum(s.amount) filter (where s.stage <> 'QUOTED'), 0)::numeric(30, 4) as billed
      from cost_sums(office_id, from_on, to_on) s
      group by s.currency_code
    ) q
  );
end
$$;

grant execute on function office_cost_report to postroom_api;
