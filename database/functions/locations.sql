-- The places of an office: vehicles, shelves, hubs. Its own place is changed with the office.

-- Adds one, once for each idempotencyKey.
create or replace function create_location(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  fault text := coalesce(fault_of_key(input ->> 'idempotencyKey'), fault_of_location(jsonb_strip_nulls(input)));
  at_office office;
  known location;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  select o.* into at_office from office o where o.id = uuid_of(input ->> 'officeId') and is_admin(viewer);
  if at_office.id is null then
    return error_json('NOT_FOUND', format('There is no office %s.', input ->> 'officeId'));
  end if;

  -- the same key twice at once: the second waits, and finds what the first has made
  perform pg_advisory_xact_lock(hashtextextended(input ->> 'idempotencyKey', 6736));
  select l.* into known from location l where l.idempotency_key = input ->> 'idempotencyKey';
  if known.id is not null and known.creation_hash <> hash_of(input || jsonb_build_object('officeId', at_office.id)) then
    return error_json(
      'IDEMPOTENCY_KEY_REUSED',
      format('The idempotencyKey %s was used before for another location.', input ->> 'idempotencyKey')
    );
  end if;
  if known.id is null then
    known := added_location(at_office, input);
  end if;
  return jsonb_build_object('location', location_object(known, false));
end
$$;

create or replace function added_location(at_office office, input jsonb)
returns location
language plpgsql
as $$
declare
  added location;
begin
  if input ->> 'address' is null then
    select l.* into strict added from location l where l.id = at_office.location_id;
  else
    added := place_at(input -> 'address');
  end if;
  added.id := uuidv7();
  added.kind := input ->> 'kind';
  added.name := trim(input ->> 'name');
  added.office_id := at_office.id;
  added.time_zone := coalesce(input ->> 'timeZone', at_office.time_zone);
  added.idempotency_key := input ->> 'idempotencyKey';
  added.creation_hash := hash_of(input || jsonb_build_object('officeId', at_office.id));
  insert into location select added.*;
  return added;
end
$$;

-- A place with this address and nothing else.
create or replace function place_at(address jsonb)
returns location
language plpgsql immutable
as $$
declare
  place location;
begin
  place.address_lines := array(
    select trim(l.written)
    from jsonb_array_elements_text(address -> 'addressLines') with ordinality l (written, number)
    order by l.number
  );
  place.city := trim(address ->> 'city');
  place.country_code := address ->> 'countryCode';
  place.latitude := address ->> 'latitude';
  place.longitude := address ->> 'longitude';
  return place;
end
$$;

create or replace function fault_of_location(written jsonb)
returns text
language plpgsql stable
as $$
begin
  return coalesce(
    case when written ->> 'kind' not in ('VEHICLE', 'SHELF', 'HUB') then 'kind must be VEHICLE, SHELF or HUB.' end,
    fault_of_line(written ->> 'name', 'name', 200),
    fault_of_zone(written ->> 'timeZone'),
    fault_of_address(written -> 'address')
  );
end
$$;

-- Changes what is given, and leaves the rest.
create or replace function update_location(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  changes jsonb := jsonb_strip_nulls(input) - 'locationId';
  fault text := case when changes = '{}' then 'There is nothing to change.' else fault_of_location(changes) end;
  place location;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  select l.*
  into place
  from location l
  where l.id = uuid_of(input ->> 'locationId')
    and l.office_id is not null
    and is_admin(viewer)
  for update;
  if place.id is null then
    return error_json('NOT_FOUND', format('There is no location %s.', input ->> 'locationId'));
  end if;
  if exists (select from office o where o.location_id = place.id) then
    return error_json('INVALID_INPUT', 'This is the place of the office itself: change the office.');
  end if;

  place := changed_location(place, changes);
  update location l
  set (name, time_zone, retired_at, address_lines, city, country_code, latitude, longitude) = (
    place.name, place.time_zone, place.retired_at, place.address_lines, place.city, place.country_code,
    place.latitude, place.longitude
  )
  where l.id = place.id;
  return jsonb_build_object('location', location_object(place, false));
end
$$;

create or replace function changed_location(place location, changes jsonb)
returns location
language plpgsql volatile
as $$
declare
  moved location := place;
begin
  if changes -> 'address' is not null then
    moved := place_at(changes -> 'address');
    moved.id := place.id;
    moved.kind := place.kind;
    moved.office_id := place.office_id;
  end if;
  moved.name := coalesce(trim(changes ->> 'name'), place.name);
  moved.time_zone := coalesce(changes ->> 'timeZone', place.time_zone);
  moved.retired_at := case changes ->> 'isRetired'
    when 'true' then coalesce(place.retired_at, clock_timestamp())
    when 'false' then null
    else place.retired_at
  end;
  return moved;
end
$$;

-- The places of an office by their name, after the one with this name and id.
create or replace function location_page(viewer jsonb, office_id uuid, after_name text, after_id uuid, most int)
returns table (name text, id uuid, item jsonb)
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not sees_offices(viewer) then
    return;
  end if;
  return query
  select l.name, l.id, location_object(l, false)
  from location l
  where l.office_id = location_page.office_id
    and (after_id is null or (l.name, l.id) > (after_name, after_id))
  order by l.name, l.id
  limit most;
end
$$;

grant execute on function create_location, update_location, location_page to postroom_api;
