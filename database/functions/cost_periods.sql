-- The kept sums of a range of days: its whole months, the days at its edges, and what is not folded yet.
create or replace function cost_sums(office_id uuid, grouped_by text, stage text, from_on date, to_on date)
returns table (
  starts_on date, currency_code text, key text, amount numeric, tax numeric, line_count int, package_count int
)
language sql stable
as $$
  select t.starts_on, t.currency_code, t.key, t.amount, t.tax, t.line_count, t.package_count
  from stretches_of(from_on, to_on) s
  cross join lateral (
    select t.*
    from cost_total t
    where t.payer_office_id = cost_sums.office_id
      and t.grouped_by = cost_sums.grouped_by
      and t.stage = cost_sums.stage
      and t.is_month = s.is_month
      and t.starts_on >= s.begins_on
      and t.starts_on < s.ends_on
  ) t
  union all
  select d.incurred_on, d.currency_code, d.key, d.amount, d.tax, d.line_count, d.package_count
  from cost_delta d
  where d.payer_office_id = cost_sums.office_id
    and d.grouped_by = cost_sums.grouped_by
    and d.stage = cost_sums.stage
    and d.incurred_on between from_on and to_on
$$;

-- The whole months of a range of days, and the days before and after them.
create or replace function stretches_of(from_on date, to_on date)
returns table (is_month boolean, begins_on date, ends_on date)
language sql immutable
as $$
  select s.*
  from (
    select
      date_trunc('month', (from_on - 1)::timestamp)::date + interval '1 month' as first_month,
      date_trunc('month', (to_on + 1)::timestamp) as months_end
  ) m
  cross join lateral (values
    (true, m.first_month::date, m.months_end::date),
    (false, from_on, least(m.first_month::date, to_on + 1)),
    (false, greatest(m.months_end, m.first_month)::date, to_on + 1)
  ) s (is_month, begins_on, ends_on)
$$;

-- What an office was charged in two periods, by key: the largest change of each currency first. Null for whoever may not see it.
create or replace function compare_periods(
  viewer jsonb, office_id uuid, from_on date, to_on date, other_from_on date, other_to_on date, group_by text, stage text,
  top int default 100
)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  payer office;
  told_stage text := coalesce(stage, 'CHARGED');
begin
  select o.* into payer from office o where o.id = compare_periods.office_id;
  if payer.id is null or not open_charges(viewer, payer.id) then
    return null;
  end if;
  return jsonb_build_object(
    'officeId', payer.id,
    'officeCode', payer.code,
    'timeZone', payer.time_zone,
    'from', from_on,
    'to', to_on,
    'otherFrom', other_from_on,
    'otherTo', other_to_on,
    'groups', cost_changes(payer.id, from_on, to_on, other_from_on, other_to_on, group_by, told_stage, top),
    'totals', cost_changes(payer.id, from_on, to_on, other_from_on, other_to_on, 'ALL', told_stage, 1)
  );
end
$$;

create or replace function cost_changes(
  office_id uuid, from_on date, to_on date, other_from_on date, other_to_on date, group_by text, stage text, top int
)
returns jsonb
language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    with summed as (
      select s.key, s.currency_code, sum(s.amount) as amount, sum(s.other_amount) as other_amount
      from (
        select t.key, t.currency_code, t.amount, 0 as other_amount, t.line_count
        from cost_sums(office_id, group_by, stage, from_on, to_on) t
        union all
        select o.key, o.currency_code, 0, o.amount, o.line_count
        from cost_sums(office_id, group_by, stage, other_from_on, other_to_on) o
      ) s
      group by 1, 2
      having sum(s.line_count) > 0
    ), ranked as (
      select
        s.*,
        row_number() over (
          partition by s.currency_code order by abs(s.amount - s.other_amount) desc, s.key collate "C"
        ) > top as is_others
      from summed s
    ), told as (
      select
        case when r.is_others then 'others' else r.key end as key,
        r.currency_code,
        r.is_others,
        sum(r.amount)::numeric(30, 4) as amount,
        sum(r.other_amount)::numeric(30, 4) as other_amount
      from ranked r
      group by 1, 2, 3
    )
    select coalesce(jsonb_agg(
      cost_group_names(group_by, t.key, t.is_others) || jsonb_build_object(
        'amount', money_object(t.amount, t.currency_code),
        'otherAmount', money_object(t.other_amount, t.currency_code),
        'difference', money_object(t.amount - t.other_amount, t.currency_code),
        'changePercent', round(100 * (t.amount - t.other_amount) / nullif(abs(t.other_amount), 0), 2)::text
      )
      order by t.currency_code, t.is_others, abs(t.amount - t.other_amount) desc, t.key collate "C"
    ), '[]')
    from told t
  );
end
$$;

grant execute on function compare_periods to postroom_api;
