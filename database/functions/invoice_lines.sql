-- What is kept of the lines of a file: {"line", "key", "lineId", "carrierNumber", "trackingNumber", "category",
-- "isCategoryRecognized", "amount", "tax", "currencyCode", "chargedOn", "weight"}, or {"line", "problem": {"code", "message"}}.
create or replace function keep_invoice_lines(known invoice_import, lines jsonb)
returns void
language plpgsql
as $$
declare
  zone text := (select o.time_zone from office o where o.id = known.office_id);
begin
  insert into invoice_line (
    import_id, line, office_id, carrier, currency_code, source_line_id, line_id, carrier_number, tracking_number, category,
    is_category_recognized, amount, tax, charged_on, weight, outcome, problem_code, problem_message
  )
  select
    known.id, (l.said ->> 'line')::int, known.office_id, known.carrier, known.currency_code,
    r.good ->> 'sourceLineId', l.said ->> 'lineId', r.good ->> 'carrierNumber', r.good ->> 'trackingNumber', r.good ->> 'category',
    coalesce((r.good ->> 'isCategoryRecognized')::boolean, false),
    (r.good ->> 'amount')::numeric, (r.good ->> 'tax')::numeric, (r.good ->> 'chargedOn')::date, (r.good ->> 'weight')::numeric,
    case when p.problem is null then 'UNMATCHED' else 'FAILED' end, p.problem ->> 'code', p.problem ->> 'message'
  from jsonb_array_elements(lines) l (said)
  cross join lateral (select invoice_line_written(known, l.said, zone) as written) w
  cross join lateral (select problem_of_invoice_line(known, l.said, w.written) as problem) p
  cross join lateral (select case when p.problem is null then l.said || w.written end as good) r;
end
$$;

create or replace function problem_of_invoice_line(known invoice_import, said jsonb, written jsonb)
returns jsonb
language plpgsql stable
as $$
declare
  fault text;
begin
  if said -> 'problem' is not null then
    return said -> 'problem';
  end if;
  fault := case
    when said ->> 'currencyCode' <> known.currency_code
      then format('The invoice is in %s, and this line in another currency.', known.currency_code)
    else fault_of_cost_line(written)
  end;
  return case when fault is not null then jsonb_build_object('code', 'INVALID_INPUT', 'message', fault) end;
end
$$;

-- As addCostLines takes it, but for the package. A bill knows only the day, which is kept as its noon where the payer is.
create or replace function invoice_line_written(known invoice_import, said jsonb, zone text)
returns jsonb
language plpgsql stable
as $$
begin
  if said -> 'problem' is not null then
    return '{}';
  end if;
  return jsonb_build_object(
    'sourceLineId', invoice_line_source(known, said ->> 'key'),
    'packageId', '',
    'category', said ->> 'category',
    'stage', 'BILLED',
    'amount', said ->> 'amount',
    'tax', coalesce(said ->> 'tax', '0'),
    'currencyCode', known.currency_code,
    'payerOfficeId', known.office_id,
    'invoiceReference', known.invoice_number,
    'incurredAt', as_instant(((said ->> 'chargedOn')::date + time '12:00') at time zone zone)
  );
end
$$;

-- The same line of the same invoice has the same name in every file.
create or replace function invoice_line_source(known invoice_import, line_key text)
returns text
language sql immutable
as $$
  select 'invoice-' || encode(
    substr(
      sha256(convert_to(jsonb_build_array(known.carrier, without_gaps(known.invoice_number), line_key)::text, 'UTF8')),
      1,
      24
    ),
    'hex'
  )
$$;

create or replace function charge_of_invoice_line(known invoice_import, l invoice_line)
returns jsonb
language plpgsql stable
as $$
begin
  return jsonb_build_object(
    'sourceLineId', l.source_line_id,
    'packageId', l.package_id,
    'category', l.category,
    'stage', 'BILLED',
    'amount', l.amount::text,
    'tax', l.tax::text,
    'currencyCode', l.currency_code,
    'payerOfficeId', l.office_id,
    'invoiceReference', known.invoice_number,
    'incurredAt', as_instant((l.charged_on + time '12:00') at time zone (
      select o.time_zone from office o where o.id = l.office_id
    ))
  );
end
$$;
