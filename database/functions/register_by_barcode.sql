-- Makes a package known of which there is nothing but the barcode of its carrier: the office takes it in, and somebody has
-- to find out whose it is.
create or replace function register_by_barcode(viewer jsonb, input jsonb, fields jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  known package;
  parcel package;
  refusal jsonb := refusal_of_barcode(viewer, input);
begin
  if refusal is not null then
    return refusal;
  end if;

  -- as in register_package, which takes its keys from the same ones
  perform pg_advisory_xact_lock(hashtextextended(input ->> 'idempotencyKey', 7678));
  select p.* into known from package p where p.idempotency_key = input ->> 'idempotencyKey';
  if known.id is not null then
    return answer_again(viewer, known, hash_of(input), fields);
  end if;
  perform lock_carrier_numbers(numbers_in(input));
  refusal := coalesce(closed_office(input ->> 'officeId'), refusal_of_numbers(viewer, numbers_in(input)));
  if refusal is not null then
    return refusal;
  end if;

  parcel := parcel_of_barcode(input);
  perform take_in(viewer, parcel, input);
  return jsonb_build_object(
    'package',
    package_object(parcel.id, package_right(viewer, parcel.id, parcel.origin_office_id), fields, 50)
  );
end
$$;

-- Why it cannot be: what is written wrongly, where the viewer does not work, and what is known already.
create or replace function refusal_of_barcode(viewer jsonb, input jsonb)
returns jsonb
language plpgsql stable
as $$
declare
  fault text := coalesce(fault_of_barcode(input), fault_of_key(input), fault_of_carrier_numbers(input));
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  if works_in_office(viewer, uuid_of(input ->> 'officeId')) is not true then
    return error_json('NOT_FOUND', format('There is no office %s where you work.', input ->> 'officeId'));
  end if;
  if exists (select from package p where p.tracking_number = parse_tracking_number(input ->> 'barcode')) then
    return error_json('INVALID_INPUT', 'barcode is the tracking number of a package that is known: record a scan of it instead.');
  end if;
  return null;
end
$$;

create or replace function fault_of_barcode(input jsonb)
returns text
language plpgsql stable
as $$
begin
  return case
    when is_key(input ->> 'idempotencyKey') is not true
      then 'idempotencyKey must have 8 to 64 characters, the first and the last not blank.'
    when (length(input ->> 'barcode') between 1 and 50) is not true or cardinality(numbers_in(input)) <> 1
      then 'barcode must have 1 to 50 characters.'
    when instant_of(input ->> 'occurredAt') is null then 'occurredAt is not an instant, e.g. 2026-01-31T09:30:00Z.'
    when input ->> 'timeZone' is not null
      and not exists (select from time_zone z where z.name = input ->> 'timeZone')
      then 'timeZone is not an IANA zone, e.g. Europe/Lisbon.'
    else too_long(input, '{"handedOverBy": 200, "note": 1000}')
  end;
end
$$;

create or replace function parcel_of_barcode(input jsonb)
returns package
language plpgsql volatile
as $$
declare
  parcel package;
begin
  parcel.id := uuidv7();
  parcel.tracking_number := new_tracking_number();
  parcel.idempotency_key := input ->> 'idempotencyKey';
  parcel.registration_hash := hash_of(input);
  parcel.origin_office_id := input ->> 'officeId';
  parcel.origin_location_id := (select o.location_id from office o where o.id = parcel.origin_office_id);
  parcel.registered_at := date_trunc('milliseconds', clock_timestamp());
  return parcel;
end
$$;

-- It is known since it was taken in, even if we hear of it later.
create or replace function take_in(viewer jsonb, parcel package, input jsonb)
returns void
language plpgsql
as $$
declare
  registration package_event := registration_of_package(viewer, parcel);
  acceptance package_event := registration;
begin
  acceptance.id := uuid_from('acceptance ' || parcel.id);
  acceptance.kind := 'ACCEPT';
  acceptance.occurred_at := instant_of(input ->> 'occurredAt');
  acceptance.ordered_at := ordered_at(acceptance.occurred_at, acceptance.recorded_at);
  acceptance.time_zone := coalesce(input ->> 'timeZone', registration.time_zone);
  acceptance.handed_over_by := input ->> 'handedOverBy';
  acceptance.note := input ->> 'note';
  acceptance.raw_scan := input ->> 'barcode';

  registration.exception_kind := 'UNMATCHED_RECIPIENT';
  registration.occurred_at := least(registration.occurred_at, acceptance.ordered_at);
  registration.ordered_at := registration.occurred_at;
  perform begin_history(parcel, input, registration);
  perform append_event(acceptance);
end
$$;

grant execute on function register_by_barcode to postroom_api;
