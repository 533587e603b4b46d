-- Divides one bill among packages: the parts are whole minor units of the currency, and add up to the bill exactly. All or
-- nothing.
create or replace function allocate_cost(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  fault text := fault_of_allocation(input);
  parts jsonb[];
  readings cost_reading[] := '{}';
  reading cost_reading;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  parts := parts_of_bill(input);
  for place in 1 .. cardinality(parts) loop
    reading := read_cost_line(viewer, parts[place]);
    if reading.error_code is not null then
      return error_json(reading.error_code, reading.error_message);
    end if;
    reading.line.allocation_id := uuid_from(
      format('allocation %s of %s', input ->> 'sourceLineId', (reading.line).payer_office_id)
    );
    -- of the whole bill: the same source with other parts is another bill
    reading.line.content_hash := sha256(convert_to(place || ' of ' || jsonb_strip_nulls(input)::text, 'UTF8'));
    readings := readings || reading;
  end loop;

  perform pg_advisory_xact_lock(hashtextextended((readings[1].line).allocation_id::text, 7680));
  if exists (
    select
    from cost_line c
    where c.allocation_id = (readings[1].line).allocation_id
      and c.content_hash <> all (array(select (r.line).content_hash from unnest(readings) r))
  ) then
    return error_json(
      'IDEMPOTENCY_KEY_REUSED',
      format('The sourceLineId %s was used before for another charge of this office.', input ->> 'sourceLineId')
    );
  end if;
  perform enter_cost_lines(readings);
  return jsonb_build_object('lines', (
    select jsonb_agg(cost_line_json(viewer, c.id) order by p.place)
    from unnest(readings) with ordinality p (error_code, error_message, line, place)
    join cost_line c
      on c.allocation_id = (p.line).allocation_id
      and c.package_id = (p.line).package_id
      and c.reverses_line_id is null
  ));
end
$$;

create or replace function fault_of_allocation(input jsonb)
returns text
language plpgsql stable
as $$
declare
  parts jsonb := input -> 'parts';
begin
  return coalesce(
    case
      when (jsonb_array_length(parts) between 1 and 500) is not true then 'parts must hold 1 to 500 packages.'
      when (length(input ->> 'sourceLineId') <= 60) is not true then 'sourceLineId must have 1 to 60 characters.'
      when (
        select count(distinct coalesce(uuid_of(part ->> 'packageId')::text, part ->> 'packageId'))
        from jsonb_array_elements(parts) part
      ) < jsonb_array_length(parts)
        then 'parts must hold each package once.'
      when input ->> 'by' <> 'COUNT' and exists (
        select
        from jsonb_array_elements(parts) part
        where (part ->> 'basis' ~ '^(0|[1-9][0-9]{0,11})([.][0-9]{1,6})?$') is not true
      ) then 'basis must be a decimal number that is not negative, e.g. 2.5, for each part.'
      when exists (select from jsonb_array_elements(parts) part where length(part ->> 'basis') > 20)
        then 'basis is longer than 20 characters.'
    end,
    fault_of_cost_line(input - 'parts' || '{"packageId": ""}'),
    case
      when input ->> 'by' <> 'COUNT'
        and (select sum((part ->> 'basis')::numeric) from jsonb_array_elements(parts) part) = 0
        then 'basis must not be zero for all parts.'
    end
  );
end
$$;

-- Each part as a charge that a client could have written.
create or replace function parts_of_bill(input jsonb)
returns jsonb[]
language plpgsql stable
as $$
declare
  places int := minor_units(input ->> 'currencyCode');
  parts jsonb := input -> 'parts';
  shares numeric[] := array(
    select case input ->> 'by' when 'COUNT' then 1 else (part ->> 'basis')::numeric end
    from jsonb_array_elements(parts) with ordinality p (part, place)
    order by p.place
  );
  amounts numeric[] := divided((input ->> 'amount')::numeric, shares, places);
  taxes numeric[] := divided(coalesce(input ->> 'tax', '0')::numeric, shares, places);
begin
  return array(
    select input - 'parts' - 'by' || jsonb_build_object(
      'packageId', p.part ->> 'packageId',
      'amount', amounts[p.place]::text,
      'tax', taxes[p.place]::text
    )
    from jsonb_array_elements(parts) with ordinality p (part, place)
    order by p.place
  );
end
$$;

-- An amount in parts as the shares are, by largest remainders: what rounding down leaves goes to those who lost most by it.
create or replace function divided(amount numeric, shares numeric[], places int)
returns numeric[]
language plpgsql immutable
as $$
declare
  units numeric := abs(amount) * 10::numeric ^ places;
  all_shares numeric := (select sum(s) from unnest(shares) s);
begin
  return array(
    select sign(amount) * round(
      (p.whole + case when p.turn <= units - sum(p.whole) over () then 1 else 0 end) / 10::numeric ^ places, places
    )
    from (
      select
        place,
        div(units * share, all_shares) as whole,
        row_number() over (order by mod(units * share, all_shares) desc, place) as turn
      from unnest(shares) with ordinality s (share, place)
    ) p
    order by p.place
  );
end
$$;

grant execute on function allocate_cost to postroom_api;
