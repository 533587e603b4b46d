-- Makes a package known: its people, its first event, its place in the lists.
drop function if exists register_package(jsonb, jsonb, jsonb);
create or replace function register_package(viewer jsonb, input jsonb, fields jsonb, is_imported boolean default false)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  content bytea := hash_of(input);
  numbers text[] := numbers_in(input);
  known package;
  parcel package;
  refusal jsonb := refusal_of_writing(input);
begin
  if refusal is not null then
    return refusal;
  end if;
  if not is_imported and fault_of_key(input) is not null then
    return error_json('INVALID_INPUT', fault_of_key(input));
  end if;

  -- the same key twice at once: the second waits, and finds what the first has made
  perform pg_advisory_xact_lock(hashtextextended(input ->> 'idempotencyKey', 7678));
  known := registered_before(viewer, input);
  if is_registration(known, content) and package_json(viewer, known.id, '[]', 0) is not null then
    return answer_again(viewer, known, content, fields);
  end if;
  refusal := refusal_of_registration(viewer, input);
  if refusal is not null then
    return refusal;
  end if;
  if known.id is not null then
    return answer_again(viewer, known, content, fields);
  end if;
  perform lock_carrier_numbers(numbers);
  refusal := refusal_of_numbers(viewer, numbers);
  if refusal is not null then
    return refusal;
  end if;

  parcel.id := uuidv7();
  parcel.tracking_number := new_tracking_number();
  parcel.idempotency_key := registration_key(viewer, input);
  parcel.registration_hash := content;
  parcel.sender_id := person_named(input -> 'sender', viewer);
  parcel.recipient_id := person_named(input -> 'recipient', null);
  parcel.origin_office_id := input ->> 'originOfficeId';
  parcel.destination_office_id := input ->> 'destinationOfficeId';
  parcel.origin_location_id := (select o.location_id from office o where o.id = parcel.origin_office_id);
  parcel.destination_location_id := (select o.location_id from office o where o.id = parcel.destination_office_id);
  parcel.promised_at := instant_of(input ->> 'promisedAt');
  parcel.registered_at := registration_time(viewer, input);
  perform begin_history(parcel, input, registration_of_package(viewer, parcel));
  return jsonb_build_object(
    'package',
    package_object(parcel.id, package_right(viewer, parcel.id, parcel.origin_office_id), fields, 50)
  );
end
$$;

-- Now; only the system, which imports what others have registered, may say that it was earlier.
create or replace function registration_time(viewer jsonb, input jsonb)
returns timestamptz
language plpgsql stable
as $$
begin
  return least(
    date_trunc('milliseconds', clock_timestamp()),
    case when viewer ->> 'kind' = 'SYSTEM' then instant_of(input ->> 'registeredAt') end
  );
end
$$;

-- A key of the staff is what they send. That of a person counts for them alone: it tells nothing of others' keys, and takes none.
create or replace function registration_key(viewer jsonb, input jsonb)
returns text
language sql immutable
as $$
  select case
    when is_person(viewer)
      then uuid_from(format('registration by %s: %s', viewer ->> 'sub', input ->> 'idempotencyKey'))::text
    else input ->> 'idempotencyKey'
  end
$$;

-- Under its key, or under what was sent, as persons' registrations were kept at first.
create or replace function registered_before(viewer jsonb, input jsonb)
returns package
language plpgsql stable
as $$
declare
  known package;
begin
  select p.*
  into known
  from package p
  where p.idempotency_key = registration_key(viewer, input)
    or p.idempotency_key = input ->> 'idempotencyKey'
      and p.registration_hash = hash_of(input)
      and (package_right(viewer, p.id)).sees
  order by p.idempotency_key = registration_key(viewer, input) desc
  limit 1;
  return known;
end
$$;

-- Whether what is known was registered with this content; what was registered of somebody who was erased since is forgotten.
create or replace function is_registration(known package, content bytea)
returns boolean
language sql immutable
as $$
  select known.id is not null and (known.registration_hash is null or known.registration_hash = content)
$$;

create or replace function answer_again(viewer jsonb, known package, content bytea, fields jsonb)
returns jsonb
language plpgsql stable
as $$
declare
  answer jsonb := package_json(viewer, known.id, fields, 50);
begin
  if is_registration(known, content) and answer is not null then
    return jsonb_build_object('package', answer);
  end if;
  return error_json(
    'IDEMPOTENCY_KEY_REUSED',
    'This idempotencyKey was used before for another registration.'
  );
end
$$;

-- The first thing that happens to a package.
create or replace function registration_of_package(viewer jsonb, parcel package)
returns package_event
language plpgsql stable
as $$
declare
  event package_event;
begin
  event.id := uuid_from('registration ' || parcel.id);
  event.package_id := parcel.id;
  event.kind := 'REGISTER';
  event.occurred_at := parcel.registered_at;
  event.recorded_at := date_trunc('milliseconds', clock_timestamp());
  event.ordered_at := parcel.registered_at;
  event.office_id := parcel.origin_office_id;
  event.location_id := parcel.origin_location_id;
  event.time_zone := (select o.time_zone from office o where o.id = parcel.origin_office_id);
  event.recorded_by := viewer ->> 'sub';
  return event;
end
$$;

-- The package, its state before anything has happened, whose it is, and the first thing that happens to it.
create or replace function begin_history(parcel package, input jsonb, event package_event)
returns void
language plpgsql
as $$
begin
  insert into package select parcel.*;
  perform add_carrier_numbers(parcel, input, event.recorded_at);
  insert into package_state (
    package_id, version, status, journey, attempts, open_exceptions, uncounted_event_ids, voided_event_ids,
    last_ordered_at, last_kind, last_event_id, updated_at
  )
  values (
    parcel.id, 0, 'REGISTERED', 1, 0, '{}', '{}', '{}',
    '-infinity', 'REGISTER', '00000000-0000-0000-0000-000000000000', parcel.registered_at
  );
  perform append_event(event);
end
$$;
