-- Stores rates of their days, all or none; the same again changes nothing. For admins and finance.
create or replace function set_exchange_rates(viewer jsonb, rates jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  fault text;
begin
  if (viewer -> 'groups' ?| array['admin', 'finance']) is not true then
    return error_json('NOT_FOUND', 'There are no exchange rates that you may set.');
  end if;
  fault := (
    select format('rates[%s]: %s', r.place - 1, fault_of_rate(r.rate))
    from jsonb_array_elements(rates) with ordinality r (rate, place)
    where fault_of_rate(r.rate) is not null
    order by r.place
    limit 1
  );
  if fault is null and (
    select count(distinct (r ->> 'fromCurrency', r ->> 'toCurrency', r ->> 'ratedOn'))
    from jsonb_array_elements(rates) r
  ) < jsonb_array_length(rates) then
    fault := 'rates must hold each pair of currencies once for a day.';
  end if;
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;

  -- in one order, so that two who set the same rates never wait for each other
  insert into exchange_rate as known (from_currency, to_currency, rated_on, rate)
  select r ->> 'fromCurrency', r ->> 'toCurrency', (r ->> 'ratedOn')::date, (r ->> 'rate')::numeric
  from jsonb_array_elements(rates) r
  order by 1, 2, 3
  on conflict on constraint exchange_rate_pkey do update
  set rate = excluded.rate, set_at = excluded.set_at
  where known.rate <> excluded.rate;
  return jsonb_build_object('rates', (
    select jsonb_agg(exchange_rate_object(e) order by r.place)
    from jsonb_array_elements(rates) with ordinality r (rate, place)
    join exchange_rate e
      on e.from_currency = r.rate ->> 'fromCurrency'
      and e.to_currency = r.rate ->> 'toCurrency'
      and e.rated_on = (r.rate ->> 'ratedOn')::date
  ));
end
$$;

create or replace function fault_of_rate(written jsonb)
returns text
language plpgsql stable
as $$
declare
  day text := written ->> 'ratedOn';
begin
  return case
    when minor_units(written ->> 'fromCurrency') is null then 'fromCurrency is not one of ISO 4217, e.g. EUR.'
    when minor_units(written ->> 'toCurrency') is null then 'toCurrency is not one of ISO 4217, e.g. EUR.'
    when written ->> 'fromCurrency' = written ->> 'toCurrency' then 'a currency has no rate to itself.'
    when (day ~ '^\d{4}-\d\d-\d\d$' and pg_input_is_valid(day, 'date')) is not true
      then 'ratedOn is not a day, e.g. 2026-01-31.'
    when day::date not between date '2000-01-01' and (now() at time zone 'UTC')::date + 1
      then 'ratedOn must be after the year 1999, and tomorrow at the latest.'
    when (written ->> 'rate' ~ '^(0|[1-9][0-9]{0,9})([.][0-9]{1,10})?$' and (written ->> 'rate')::numeric > 0) is not true
      then 'rate is not a decimal number above zero with up to ten digits before and after the point, e.g. 1.0825.'
  end;
end
$$;

create or replace function exchange_rate_object(e exchange_rate)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'fromCurrency', e.from_currency, 'toCurrency', e.to_currency, 'ratedOn', e.rated_on, 'rate', e.rate::text
  )
$$;

-- By their currencies, the latest first.
create or replace function exchange_rate_page(
  viewer jsonb, from_currency text, to_currency text, after_from text, after_to text, after_day date, page_limit int
)
returns setof jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if (viewer -> 'groups' ?| array['admin', 'finance']) is not true then
    return;
  end if;
  return query
  select exchange_rate_object(e)
  from exchange_rate e
  where (e.from_currency, e.to_currency) >= (coalesce(after_from, ''), coalesce(after_to, ''))
    and ((e.from_currency, e.to_currency) = (after_from, after_to) and e.rated_on >= after_day) is not true
    and (exchange_rate_page.from_currency is null or e.from_currency = exchange_rate_page.from_currency)
    and (exchange_rate_page.to_currency is null or e.to_currency = exchange_rate_page.to_currency)
  order by e.from_currency, e.to_currency, e.rated_on desc
  limit page_limit;
end
$$;

-- The totals of a report as one, in a currency that they may not all be in: rounded once, when all is added up. None while
-- there is a currency without a rate.
create or replace function reporting_total(totals jsonb, reporting_currency text, to_on date)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select jsonb_build_object(
      'currencyCode', reporting_currency,
      'amount', case when bool_and(r.factor is not null) is not false then reporting_money(sum(r.amount * r.factor), reporting_currency) end,
      'tax', case when bool_and(r.factor is not null) is not false then reporting_money(sum(r.tax * r.factor), reporting_currency) end,
      'rates', coalesce(
        jsonb_agg(exchange_rate_object(r.used) order by r.currency_code) filter (where (r.used).rate is not null), '[]'
      ),
      'currenciesWithoutRate', coalesce(
        jsonb_agg(r.currency_code order by r.currency_code) filter (where r.factor is null), '[]'
      )
    )
    from (
      select
        t.currency_code, t.amount, t.tax, used,
        case when t.currency_code = reporting_currency then 1 else (used).rate end as factor
      from (
        select
          sum #>> '{amount,currencyCode}' as currency_code,
          (sum #>> '{amount,amount}')::numeric as amount,
          (sum #>> '{tax,amount}')::numeric as tax
        from jsonb_array_elements(totals) sum
      ) t
      left join lateral (
        select e
        from exchange_rate e
        where e.from_currency = t.currency_code
          and e.to_currency = reporting_currency
          and e.rated_on <= to_on
        order by e.rated_on desc
        limit 1
      ) e (used) on true
    ) r
  );
end
$$;

-- The largest sum at the largest rate has more digits than any sum that is kept.
create or replace function reporting_money(exact numeric, currency_code text)
returns jsonb
language sql stable
as $$
  select money_object(round(coalesce(exact, 0), minor_units(currency_code))::numeric(60, 4), currency_code)
$$;

grant execute on function set_exchange_rates, exchange_rate_page to postroom_api;
