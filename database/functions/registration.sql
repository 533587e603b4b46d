-- Why a registration cannot be: what is written wrongly, what is not there, and who may not.
create or replace function refusal_of_registration(viewer jsonb, input jsonb)
returns jsonb
language plpgsql stable
as $$
declare
  refusal jsonb := refusal_of_writing(input);
  origin_id uuid := uuid_of(input ->> 'originOfficeId');
  destination_id uuid := uuid_of(input ->> 'destinationOfficeId');
begin
  if refusal is not null then
    return refusal;
  end if;
  if not exists (select from office o where o.id = origin_id) or not may_register(viewer, input, origin_id) then
    return error_json('NOT_FOUND', format('There is no office %s where you may register what this sender sends.', input ->> 'originOfficeId'));
  end if;
  if not exists (select from office o where o.id = destination_id) then
    return error_json('NOT_FOUND', format('There is no office %s.', input ->> 'destinationOfficeId'));
  end if;
  return coalesce(
    closed_office(input ->> 'originOfficeId'),
    closed_office(input ->> 'destinationOfficeId'),
    missing_person(viewer, input -> 'sender'),
    missing_person(viewer, input -> 'recipient')
  );
end
$$;

-- What is written wrongly, whatever is in the database.
create or replace function refusal_of_writing(input jsonb)
returns jsonb
language plpgsql stable
as $$
declare
  fault text := coalesce(
    fault_of_registration(input),
    fault_of_person(input -> 'sender', 'sender'),
    fault_of_person(input -> 'recipient', 'recipient'),
    fault_of_carrier_numbers(input)
  );
begin
  return case when fault is not null then error_json('INVALID_INPUT', fault) end;
end
$$;

create or replace function fault_of_registration(input jsonb)
returns text
language plpgsql stable
as $$
begin
  return case
    when is_key(input ->> 'idempotencyKey') is not true
      then 'idempotencyKey must have 8 to 64 characters, the first and the last not blank.'
    when input ->> 'promisedAt' is not null and instant_of(input ->> 'promisedAt') is null
      then 'promisedAt is not an instant, e.g. 2026-01-31T09:30:00Z.'
  end;
end
$$;

create or replace function fault_of_person(person jsonb, name text)
returns text
language plpgsql immutable
as $$
declare
  channel text := person ->> 'notifyBy';
begin
  return name || case
    when person ->> 'id' is not null then null
    when (length(trim(person ->> 'name')) between 1 and 200) is not true then '.name must have 1 to 200 characters.'
    when not is_line(person ->> 'name') then '.name holds a control character, or nothing that can be seen.'
    when person ->> 'email' !~ '^[^@\s]+@[^@\s]+$' or length(person ->> 'email') > 254
      then '.email is not an e-mail address.'
    when person ->> 'phone' !~ '^\+[1-9][0-9]{6,14}$' then '.phone is not in E.164, e.g. +351912345678.'
    when not is_language(person ->> 'language') then '.language is not in BCP 47, e.g. pt-PT, of at most 35 characters.'
    when channel not in ('EMAIL', 'SMS') then '.notifyBy is not EMAIL or SMS.'
    when channel = 'EMAIL' and person ->> 'email' is null then '.notifyBy is EMAIL, but there is no email.'
    when channel = 'SMS' and person ->> 'phone' is null then '.notifyBy is SMS, but there is no phone.'
  end;
end
$$;

-- Staff for the offices where they work; anybody for what they send themselves, which a sender without an id is.
create or replace function may_register(viewer jsonb, input jsonb, origin_office_id uuid)
returns boolean
language plpgsql stable
as $$
declare
  own_ids uuid[] := own_person_ids(viewer);
begin
  return works_in_office(viewer, origin_office_id)
    or is_person(viewer) and (input #>> '{sender,id}' is null or uuid_of(input #>> '{sender,id}') = any (own_ids)) is true;
end
$$;

-- No group at all.
create or replace function is_person(viewer jsonb)
returns boolean
language sql immutable
as $$
  select (not viewer -> 'groups' ?| array['admin', 'staff', 'finance']) is true
$$;

drop function if exists missing_person(jsonb);
create or replace function missing_person(viewer jsonb, person jsonb)
returns jsonb
language plpgsql stable
as $$
begin
  if person ->> 'id' is null or may_name(viewer, uuid_of(person ->> 'id')) then
    return null;
  end if;
  return error_json('NOT_FOUND', format('There is no person %s.', person ->> 'id'));
end
$$;

-- The person whom we know, or a new one. Who sends for the first time without being staff becomes the person they name, and
-- stays it: what they write of themselves later changes nothing. Whom they claimed others have written, perhaps with a number
-- of their own: nobody sends as one of those without naming it.
create or replace function person_named(written jsonb, viewer jsonb)
returns uuid
language plpgsql
as $$
declare
  new_id uuid;
begin
  if written ->> 'id' is not null then
    perform from person p where p.id = (written ->> 'id')::uuid and p.erased_at is null for key share;
    if not found then
      raise exception 'the person was erased at this moment' using errcode = 'serialization_failure';
    end if;
    return (written ->> 'id')::uuid;
  end if;
  if is_person(viewer) then
    -- two first registrations at once: the second waits, and finds the person whom the first has made
    perform pg_advisory_xact_lock(hashtextextended(viewer ->> 'sub', 1023));
    new_id := (
      select min(me.id::text)::uuid
      from person me
      where me.cognito_sub = viewer ->> 'sub'
        and me.claimed_at is null
    );
    if new_id is not null then
      return new_id;
    end if;
  end if;

  insert into person (name, language, cognito_sub)
  values (
    trim(written ->> 'name'),
    coalesce(written ->> 'language', 'en'),
    case when is_person(viewer) then viewer ->> 'sub' end
  )
  returning id into new_id;

  insert into person_contact (person_id, email, phone, notify_by)
  values (
    new_id,
    written ->> 'email',
    written ->> 'phone',
    coalesce(written ->> 'notifyBy', case when written ->> 'email' is not null then 'EMAIL' end)
  );
  return new_id;
end
$$;

grant execute on function register_package to postroom_api;
