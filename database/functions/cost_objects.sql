-- Charges as GraphQL objects.

create or replace function money_object(amount numeric, currency_code text)
returns jsonb
language sql stable
as $$
  select jsonb_build_object('amount', amount::text, 'currencyCode', currency_code)
$$;

create or replace function cost_line_object(c cost_line, payer office, payer_location location, shows_cost_centre boolean)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', c.id,
    'packageId', c.package_id,
    'category', c.category,
    'stage', c.stage,
    'amount', money_object(c.amount, c.currency_code),
    'tax', money_object(c.tax, c.currency_code),
    'payerOffice', office_object(payer, payer_location, shows_cost_centre),
    'costCentre', c.cost_centre,
    'invoiceReference', c.invoice_reference,
    'incurredAt', as_instant(c.incurred_at),
    'createdAt', as_instant(c.created_at),
    'sourceLineId', c.source_line_id,
    'reversesLineId', c.reverses_line_id,
    'allocationId', c.allocation_id,
    'reason', c.reason
  )
$$;

-- For whoever may enter charges of it; the system is told no more of the office than in a package.
create or replace function cost_line_json(viewer jsonb, line_id uuid)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select cost_line_object(c, o, l, (viewer ->> 'kind' = 'SYSTEM') is not true)
    from cost_line c
    join office o on o.id = c.payer_office_id
    join location l on l.id = o.location_id
    where c.id = cost_line_json.line_id
  );
end
$$;

-- What a package costs so far, by stage and currency.
create or replace function cost_totals_of(package_id uuid, held package_right)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'stage', t.stage,
        'amount', money_object(t.amount, t.currency_code),
        'tax', money_object(t.tax, t.currency_code),
        'lineCount', t.line_count
      )
      order by t.stage, t.currency_code
    ), '[]')
    from package_cost t
    where t.package_id = cost_totals_of.package_id
      and (held.costs = 'ALL' or held.costs = 'QUOTED' and t.stage = 'QUOTED')
  );
end
$$;

-- The same as it was known at a moment: from the lines, since the kept sums are of now.
create or replace function cost_totals_known_by(package_id uuid, held package_right, known_by timestamptz)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'stage', t.stage,
        'amount', money_object(t.amount, t.currency_code),
        'tax', money_object(t.tax, t.currency_code),
        'lineCount', t.line_count
      )
      order by t.stage, t.currency_code
    ), '[]')
    from (
      select c.stage, c.currency_code, sum(c.amount) as amount, sum(c.tax) as tax, count(*) as line_count
      from cost_line c
      where c.package_id = cost_totals_known_by.package_id
        and c.created_at < known_by + interval '1 millisecond'
        and (held.costs = 'ALL' or held.costs = 'QUOTED' and c.stage = 'QUOTED')
      group by c.stage, c.currency_code
    ) t
  );
end
$$;
