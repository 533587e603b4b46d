-- Adds what a registration left open, once for each idempotencyKey. The history is read anew with what is known now.
create or replace function complete_package(viewer jsonb, input jsonb, fields jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  act_id uuid := sent_event_id(viewer, input, uuid_of(input ->> 'packageId'));
  known package_event;
  parcel package;
  held package_right;
  fault text := fault_of_completion(input);
  refusal jsonb;
  is_known boolean;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;

  perform from package_state s where s.package_id = uuid_of(input ->> 'packageId') for update;
  select p.* into parcel from package p where p.id = uuid_of(input ->> 'packageId');
  select e.* into known from package_event e where e.id = act_id;
  held := package_right(viewer, parcel.id);
  if may_complete(viewer, held, parcel, known) is not true then
    return error_json('NOT_FOUND', format('There is no package %s.', input ->> 'packageId'));
  end if;

  is_known := known.id is not null;
  if not is_known then
    perform lock_carrier_numbers(numbers_in(input));
    refusal := refusal_of_completion(viewer, parcel, input);
    if refusal is not null then
      return refusal;
    end if;
    parcel := completed(parcel, input);
    known := completion(viewer, parcel, input);
    known.id := act_id;
    if not append_event(known) then
      raise exception 'the act % is recorded for another package at this moment', act_id
        using errcode = 'serialization_failure';
    end if;
  elsif not is_completion(known, parcel, hash_of(input)) then
    return error_json(
      'IDEMPOTENCY_KEY_REUSED',
      format('The idempotencyKey %s was used before for another act.', input ->> 'idempotencyKey')
    );
  end if;
  return jsonb_build_object('package', case
    when is_known then answer_to_known(viewer, parcel.id, array[act_id], fields)
    else package_object(parcel.id, held, fields, 50)
  end);
end
$$;

-- Those who work where it comes from, is, or goes to; and whoever has done it before, when it has gone on since.
create or replace function may_complete(viewer jsonb, held package_right, parcel package, known package_event)
returns boolean
language sql stable
as $$
  select parcel.id is not null
    and (
      viewer ->> 'kind' = 'SYSTEM'
      or held.role is not null
      or known.package_id = parcel.id and is_own_record(viewer, known)
    )
$$;

-- Whether the act is this very completion, as far as what it said is still known.
create or replace function is_completion(act package_event, parcel package, content bytea)
returns boolean
language sql immutable
as $$
  select act.package_id = parcel.id
    and (
      act.act_hash = content
      or act.act_hash is null and act.forgotten_at is not null and act.kind = 'COMPLETE'
    ) is true
$$;

-- What is wrong with it, whatever is in the database.
create or replace function fault_of_completion(input jsonb)
returns text
language plpgsql stable
as $$
begin
  return coalesce(
    case
      when is_key(input ->> 'idempotencyKey') is not true
        then 'idempotencyKey must have 8 to 64 characters, the first and the last not blank.'
      when input ->> 'promisedAt' is not null and instant_of(input ->> 'promisedAt') is null
        then 'promisedAt is not an instant, e.g. 2026-01-31T09:30:00Z.'
      when input ->> 'sender' is not null then fault_of_person(input -> 'sender', 'sender')
    end,
    case when input ->> 'recipient' is not null then fault_of_person(input -> 'recipient', 'recipient') end,
    fault_of_carrier_numbers(input),
    case when added_in(input) = '{}' then 'There is nothing to add.' end,
    too_long(input, '{"note": 1000}')
  );
end
$$;

-- What it adds, in words that name nobody.
create or replace function added_in(input jsonb)
returns text[]
language sql immutable
as $$
  select array_remove(
    array[
      case when input ->> 'sender' is not null then 'sender' end,
      case when input ->> 'recipient' is not null then 'recipient' end,
      case when input ->> 'destinationOfficeId' is not null then 'destination' end,
      case when input ->> 'promisedAt' is not null then 'promised time' end,
      case when numbers_in(input) <> '{}' then 'carrier numbers' end
    ],
    null
  )
$$;

-- Why it cannot be: what is known is not replaced, and what is not there cannot be added.
create or replace function refusal_of_completion(viewer jsonb, parcel package, input jsonb)
returns jsonb
language plpgsql stable
as $$
declare
  fault text := known_already(parcel, input);
  destination_id uuid := uuid_of(input ->> 'destinationOfficeId');
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  if input ->> 'destinationOfficeId' is not null and not exists (select from office o where o.id = destination_id) then
    return error_json('NOT_FOUND', format('There is no office %s.', input ->> 'destinationOfficeId'));
  end if;
  return coalesce(
    closed_office(input ->> 'destinationOfficeId'),
    missing_person(viewer, input -> 'sender'),
    missing_person(viewer, input -> 'recipient'),
    refusal_of_numbers(viewer, numbers_in(input))
  );
end
$$;

create or replace function known_already(parcel package, input jsonb)
returns text
language plpgsql stable
as $$
declare
  own text[] := numbers_in(jsonb_build_object('carrierNumbers', carrier_numbers_of(parcel.id)));
begin
  return case
    when input ->> 'sender' is not null and parcel.sender_id is not null then 'sender is known already.'
    when input ->> 'recipient' is not null and parcel.recipient_id is not null then 'recipient is known already.'
    when input ->> 'destinationOfficeId' is not null and parcel.destination_office_id is not null
      then 'destinationOfficeId is known already.'
    when input ->> 'promisedAt' is not null and parcel.promised_at is not null then 'promisedAt is known already.'
    when numbers_in(input) && own then 'carrierNumbers holds a number that the package has already.'
    when cardinality(numbers_in(input) || own) > 10 then 'carrierNumbers would be more than ten.'
  end;
end
$$;

-- The package with what is added, in all that hangs on it.
create or replace function completed(parcel package, input jsonb)
returns package
language plpgsql
as $$
begin
  if input ->> 'sender' is not null then
    parcel.sender_id := person_named(input -> 'sender', null);
  end if;
  if input ->> 'recipient' is not null then
    parcel.recipient_id := person_named(input -> 'recipient', null);
  end if;
  if input ->> 'destinationOfficeId' is not null then
    parcel.destination_office_id := input ->> 'destinationOfficeId';
    parcel.destination_location_id := (select o.location_id from office o where o.id = parcel.destination_office_id);
  end if;
  parcel.promised_at := coalesce(parcel.promised_at, instant_of(input ->> 'promisedAt'));

  update package p
  set
    sender_id = parcel.sender_id,
    recipient_id = parcel.recipient_id,
    destination_office_id = parcel.destination_office_id,
    destination_location_id = parcel.destination_location_id,
    promised_at = parcel.promised_at
  where p.id = parcel.id;
  perform add_carrier_numbers(parcel, input);
  return parcel;
end
$$;

-- Told at a desk, in the zone of the place where the package is.
create or replace function completion(viewer jsonb, parcel package, input jsonb)
returns package_event
language plpgsql stable
as $$
declare
  event package_event;
begin
  event.package_id := parcel.id;
  event.kind := 'COMPLETE';
  event.exception_kind := case when input ->> 'recipient' is not null then 'UNMATCHED_RECIPIENT' end;
  event.recorded_at := date_trunc('milliseconds', clock_timestamp());
  event.occurred_at := event.recorded_at;
  event.ordered_at := event.recorded_at;
  event.time_zone := (
    select l.time_zone
    from package_state s
    join location l on l.id = coalesce(s.location_id, parcel.origin_location_id)
    where s.package_id = parcel.id
  );
  event.added := added_in(input);
  event.note := concat_ws(' ', format('Added: %s.', array_to_string(added_in(input), ', ')), input ->> 'note');
  event.recorded_by := viewer ->> 'sub';
  event.act_hash := hash_of(input);
  return event;
end
$$;

grant execute on function complete_package to postroom_api;
