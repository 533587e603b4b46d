-- Enters charges, each the text of a JSON object so that what cannot be kept in one spoils no other, and each with its own
-- answer, in the order given. Whatever fails unexpectedly undoes the whole call.
create or replace function add_cost_lines(viewer jsonb, lines jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  readings cost_reading[] := array(
    select read_cost_line(viewer, case when pg_input_is_valid(l.line, 'jsonb') then l.line::jsonb end)
    from jsonb_array_elements_text(lines) with ordinality l (line, place)
    order by l.place
  );
  added_ids uuid[];
begin
  added_ids := enter_cost_lines(readings);
  return (
    select coalesce(jsonb_agg(answer_of_cost(viewer, r.reading, added_ids) order by r.place), '[]')
    from (
      select reading, place
      from generate_subscripts(readings, 1) place
      cross join lateral (select readings[place] as reading) r
    ) r
  );
end
$$;

-- Those that can be, each once, all in one statement and so with their sums at once; the ids of those that are new.
create or replace function enter_cost_lines(readings cost_reading[])
returns uuid[]
language plpgsql
as $$
declare
  ids uuid[];
begin
  with new_line as (
    insert into cost_line (
      id, package_id, category, stage, amount, tax, currency_code, payer_office_id, cost_centre, invoice_reference,
      incurred_at, incurred_on, source_line_id, content_hash, reverses_line_id, allocation_id, reason, recorded_by
    )
    select
      uuidv7(), (r.line).package_id, (r.line).category, (r.line).stage, (r.line).amount, (r.line).tax,
      (r.line).currency_code, (r.line).payer_office_id, (r.line).cost_centre, (r.line).invoice_reference,
      (r.line).incurred_at, (r.line).incurred_on, (r.line).source_line_id, (r.line).content_hash,
      (r.line).reverses_line_id, (r.line).allocation_id, (r.line).reason, (r.line).recorded_by
    from unnest(readings) with ordinality r (error_code, error_message, line, place)
    where r.error_code is null
    -- in one order, so that two who enter the same lines never wait for each other
    order by (r.line).payer_office_id, (r.line).source_line_id, r.place
    on conflict do nothing
    returning id
  )
  select coalesce(array_agg(n.id), '{}') into ids from new_line n;
  return ids;
end
$$;

create or replace function answer_of_cost(viewer jsonb, reading cost_reading, added_ids uuid[])
returns jsonb
language plpgsql
as $$
declare
  known cost_line;
begin
  if reading.error_code is not null then
    return error_json(reading.error_code, reading.error_message);
  end if;
  select c.*
  into strict known
  from cost_line c
  where c.payer_office_id = (reading.line).payer_office_id
    and c.source_line_id = (reading.line).source_line_id
    and c.allocation_id is null;
  -- what somebody wrote who was forgotten has no hash any more
  if known.content_hash <> (reading.line).content_hash then
    return error_json(
      'IDEMPOTENCY_KEY_REUSED',
      format('The sourceLineId %s was used before for another charge of this office.', known.source_line_id)
    );
  end if;
  return jsonb_build_object('wasKnown', known.id <> all (added_ids), 'line', cost_line_json(viewer, known.id));
end
$$;

-- A charge as it would be entered, or why it cannot be.
create or replace function read_cost_line(viewer jsonb, written jsonb)
returns cost_reading
language plpgsql stable
as $$
declare
  reading cost_reading;
  line cost_line;
  payer office;
  parcel package;
  fault text := fault_of_cost_line(written);
begin
  if fault is not null then
    reading.error_code := 'INVALID_INPUT';
    reading.error_message := fault;
    return reading;
  end if;
  select p.* into parcel from package p where p.id = uuid_of(written ->> 'packageId');
  if not may_charge_package(viewer, parcel.id) then
    reading.error_code := 'NOT_FOUND';
    reading.error_message := format('There is no package %s whose charges you may enter.', written ->> 'packageId');
    return reading;
  end if;
  select o.*
  into payer
  from office o
  where o.id = coalesce(uuid_of(written ->> 'payerOfficeId'), case when written ->> 'payerOfficeId' is null then parcel.origin_office_id end);
  if not may_charge_office(viewer, payer.id) or viewer ->> 'kind' = 'SYSTEM' and written ->> 'stage' <> 'QUOTED' then
    reading.error_code := 'NOT_FOUND';
    reading.error_message := format(
      'There is no office %s that you may charge.', coalesce(written ->> 'payerOfficeId', parcel.origin_office_id::text)
    );
    return reading;
  end if;

  line.package_id := parcel.id;
  line.category := written ->> 'category';
  line.stage := written ->> 'stage';
  line.amount := written ->> 'amount';
  line.tax := coalesce(written ->> 'tax', '0');
  line.currency_code := written ->> 'currencyCode';
  line.payer_office_id := payer.id;
  line.cost_centre := coalesce(trim(written ->> 'costCentre'), payer.cost_centre);
  line.invoice_reference := trim(written ->> 'invoiceReference');
  line.incurred_at := coalesce(instant_of(written ->> 'incurredAt'), clock_timestamp());
  line.incurred_on := (line.incurred_at at time zone payer.time_zone)::date;
  line.source_line_id := written ->> 'sourceLineId';
  line.content_hash := sha256(convert_to(jsonb_strip_nulls(written)::text, 'UTF8'));
  line.reason := written ->> 'reason';
  line.recorded_by := viewer ->> 'sub';
  reading.line := line;
  return reading;
end
$$;

create or replace function fault_of_cost_line(written jsonb)
returns text
language plpgsql stable
as $$
begin
  return coalesce(
    case
      when written is null then 'A text holds U+0000 or half of a surrogate pair, which cannot be kept.'
      when (written ->> 'sourceLineId' ~ '^[^[:space:][:cntrl:]]([^[:cntrl:]]{0,98}[^[:space:][:cntrl:]])?$') is not true
        then 'sourceLineId must have 1 to 100 characters, the first and the last not blank.'
      when written ->> 'incurredAt' is not null and instant_of(written ->> 'incurredAt') is null
        then 'incurredAt is not an instant, e.g. 2026-01-31T09:30:00Z.'
      when instant_of(written ->> 'incurredAt') not between timestamptz '2000-01-01 00:00:00Z' and clock_timestamp() + interval '1 day'
        then 'incurredAt must be after the year 2000, and not in the future.'
      when trim(written ->> 'costCentre') = '' then 'costCentre must not be blank.'
      when trim(written ->> 'invoiceReference') = '' then 'invoiceReference must not be blank.'
    end,
    too_long(written, '{"costCentre": 50, "invoiceReference": 100, "reason": 200}'),
    fault_of_amount(written ->> 'amount', written ->> 'currencyCode', 'amount'),
    fault_of_amount(coalesce(written ->> 'tax', '0'), written ->> 'currencyCode', 'tax'),
    fault_of_sign(written)
  );
end
$$;

-- Decimal, as people write money: no exponent, no blanks, no more places than the currency has.
create or replace function fault_of_amount(written text, currency_code text, name text)
returns text
language plpgsql stable
as $$
declare
  places int := minor_units(currency_code);
begin
  return case
    when places is null then 'currencyCode is not one of ISO 4217, e.g. EUR.'
    when (written ~ '^-?(0|[1-9][0-9]{0,14})([.][0-9]{1,4})?$') is not true
      then name || ' is not a decimal number with up to 15 digits before the point, e.g. 12.50.'
    when scale(trim_scale(written::numeric)) > places
      then format('%s has more than the %s decimal places of %s.', name, places, currency_code)
  end;
end
$$;

-- Discounts and refunds take away, an adjustment may do either, all else adds; tax goes the same way.
create or replace function fault_of_sign(written jsonb)
returns text
language plpgsql immutable
as $$
declare
  amount numeric := written ->> 'amount';
  tax numeric := coalesce(written ->> 'tax', '0');
begin
  return case
    when sign(tax) * sign(amount) < 0 then 'tax must have the sign of the amount.'
    when written ->> 'stage' = 'ADJUSTED' then null
    when written ->> 'category' not in ('DISCOUNT', 'REFUND') and least(amount, tax) < 0
      then 'amount and tax must not be negative: reverse the line that was wrong.'
    when written ->> 'category' in ('DISCOUNT', 'REFUND') and greatest(amount, tax) > 0
      then 'amount and tax of a discount or a refund must not be positive.'
  end;
end
$$;

-- Takes a charge back, by one of the same amount with the other sign. Once: whoever asks again gets the same line.
create or replace function reverse_cost_line(viewer jsonb, line_id uuid, reason text)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  wrong cost_line;
  reading cost_reading;
begin
  select c.* into wrong from cost_line c where c.id = line_id;
  if not (may_charge_package(viewer, wrong.package_id) and may_charge_office(viewer, wrong.payer_office_id))
    or viewer ->> 'kind' = 'SYSTEM' and wrong.stage <> 'QUOTED'
  then
    return error_json('NOT_FOUND', format('There is no charge %s that you may reverse.', line_id));
  end if;
  if wrong.reverses_line_id is not null then
    return error_json('INVALID_INPUT', 'A reversal is not reversed: enter the charge anew.');
  end if;

  reading.line := wrong;
  reading.line.amount := -wrong.amount;
  reading.line.tax := -wrong.tax;
  reading.line.incurred_at := clock_timestamp();
  reading.line.incurred_on := (
    select (clock_timestamp() at time zone o.time_zone)::date from office o where o.id = wrong.payer_office_id
  );
  reading.line.source_line_id := null;
  reading.line.reverses_line_id := wrong.id;
  reading.line.reason := reverse_cost_line.reason;
  reading.line.recorded_by := viewer ->> 'sub';
  perform enter_cost_lines(array[reading]);
  return jsonb_build_object('line', (
    select cost_line_json(viewer, c.id) from cost_line c where c.reverses_line_id = wrong.id
  ));
end
$$;

grant execute on function add_cost_lines, reverse_cost_line to postroom_api;
