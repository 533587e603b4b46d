-- What an office was charged, in groups, beside the period before: from the kept sums, never from the charges themselves. Null
-- for whoever may not see it.
create or replace function office_cost_report(
  viewer jsonb, office_id uuid, from_on date, to_on date, group_by text, stage text, top int default 100,
  reporting_currency text default null
)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  payer office;
  days int := to_on - from_on + 1;
  told_stage text := coalesce(stage, 'CHARGED');
  totals jsonb;
begin
  if reporting_currency is not null and minor_units(reporting_currency) is null then
    return error_json('INVALID_INPUT', 'reportingCurrency is not one of ISO 4217, e.g. EUR.');
  end if;
  select o.* into payer from office o where o.id = office_cost_report.office_id;
  if payer.id is null or not open_charges(viewer, payer.id) then
    return null;
  end if;
  totals := (
    select coalesce(jsonb_agg(g -> 'sum'), '[]')
    from jsonb_array_elements(cost_groups(payer.id, from_on, to_on, 'ALL', told_stage, 1)) g
  );
  return jsonb_build_object(
    'officeId', payer.id,
    'officeCode', payer.code,
    'timeZone', payer.time_zone,
    'from', from_on,
    'to', to_on,
    'previousFrom', from_on - days,
    'previousTo', from_on - 1,
    'groups', cost_groups(payer.id, from_on, to_on, group_by, told_stage, top),
    'totals', totals,
    'quotedAndBilled', quoted_and_billed(payer.id, from_on, to_on),
    'lateDeliveries', late_deliveries(payer.id, every_lane(), from_on, to_on),
    'inReportingCurrency', case when reporting_currency is not null then reporting_total(totals, reporting_currency, to_on) end
  );
end
$$;

-- One group for each key and currency, the largest first; one of the period before alone is not told.
create or replace function cost_groups(office_id uuid, from_on date, to_on date, group_by text, stage text, top int)
returns jsonb
language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
declare
  days int := to_on - from_on + 1;
  is_monthly boolean := group_by = 'MONTH';
begin
  return (
    with summed as (
      select
        case when is_monthly then to_char(s.starts_on, 'YYYY-MM') else s.key end as key,
        s.currency_code,
        sum(s.amount) as amount,
        sum(s.tax) as tax,
        sum(s.line_count) as line_count,
        sum(s.package_count) as package_count
      from cost_sums(office_id, case when is_monthly then 'ALL' else group_by end, stage, from_on, to_on) s
      group by 1, 2
      -- packages alone are of charges that have moved on
      having sum(s.line_count) > 0
    ), before as (
      select s.key, s.currency_code, sum(s.amount) as amount
      from cost_sums(office_id, group_by, stage, from_on - days, from_on - 1) s
      where not is_monthly
      group by 1, 2
    ), ranked as (
      select
        s.*,
        coalesce(b.amount, 0) as previous_amount,
        not is_monthly
          and row_number() over (partition by s.currency_code order by s.amount desc, s.key collate "C") > top as is_others
      from summed s
      left join before b on b.key = s.key and b.currency_code = s.currency_code
    ), told as (
      select
        case when r.is_others then 'others' else r.key end as key,
        r.currency_code,
        r.is_others,
        sum(r.amount) as amount,
        sum(r.tax) as tax,
        sum(r.line_count)::int as line_count,
        sum(r.package_count)::int as package_count,
        sum(r.previous_amount) as previous_amount
      from ranked r
      group by 1, 2, 3
    )
    select coalesce(jsonb_agg(
      cost_group_names(group_by, t.key, t.is_others) || jsonb_build_object(
        'sum', jsonb_build_object(
          'amount', money_object(t.amount, t.currency_code),
          'tax', money_object(t.tax, t.currency_code),
          'lineCount', t.line_count,
          'packageCount', t.package_count,
          'averagePerPackage', case
            when t.package_count > 0 and not t.is_others
              then money_object(round(t.amount / t.package_count, minor_units(t.currency_code))::numeric(30, 4), t.currency_code)
          end,
          'previousAmount', money_object(t.previous_amount::numeric(30, 4), t.currency_code)
        ),
        'lateDeliveries', case
          when group_by = 'LANE' and not t.is_others and split_part(t.key, '/', 1) = office_id::text
            then late_deliveries(office_id, coalesce(uuid_of(split_part(t.key, '/', 2)), everything()), from_on, to_on)
        end
      )
      order by case when is_monthly then t.key end, t.currency_code, t.is_others, t.amount desc, t.key collate "C"
    ), '[]')
    from told t
  );
end
$$;

-- What a group is called. Its lane, where it has one, is found by its key.
create or replace function cost_group_names(group_by text, key text, is_others boolean)
returns jsonb
language plpgsql stable
as $$
declare
  lane jsonb := case
    when group_by = 'LANE' and not is_others
      then lane_object(uuid_of(split_part(key, '/', 1)), uuid_of(split_part(key, '/', 2)))
  end;
begin
  return jsonb_build_object(
    'key', key,
    'label', case
      when is_others then 'others'
      when group_by = 'LANE' then format('%s → %s', lane ->> 'originOfficeCode', lane ->> 'destinationOfficeCode')
      when group_by = 'DESTINATION' then coalesce((select o.code from office o where o.id = uuid_of(key)), '')
      else key
    end,
    'isOthers', is_others,
    'lane', lane
  );
end
$$;

create or replace function lane_object(origin_office_id uuid, destination_office_id uuid)
returns jsonb
language plpgsql stable
as $$
begin
  return jsonb_build_object(
    'originOfficeId', origin_office_id,
    'originOfficeCode', (select o.code from office o where o.id = origin_office_id),
    'destinationOfficeId', nullif(destination_office_id, everything()),
    'destinationOfficeCode', (select o.code from office o where o.id = destination_office_id)
  );
end
$$;

create or replace function quoted_and_billed(office_id uuid, from_on date, to_on date)
returns jsonb
language plpgsql stable
set plan_cache_mode = force_generic_plan
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
        coalesce(sum(s.amount) filter (where s.is_quoted), 0)::numeric(30, 4) as quoted,
        coalesce(sum(s.amount) filter (where not s.is_quoted), 0)::numeric(30, 4) as billed
      from (
        select true as is_quoted, q.* from cost_sums(office_id, 'ALL', 'QUOTED', from_on, to_on) q
        union all
        select false, b.* from cost_sums(office_id, 'ALL', 'CHARGED', from_on, to_on) b
      ) s
      group by s.currency_code
      having sum(s.line_count) > 0
    ) q
  );
end
$$;

grant execute on function office_cost_report to postroom_api;
