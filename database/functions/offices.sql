-- How offices are opened and changed. One at a time: they are few, and no two have one code.

-- Opens an office with its own place, once for each idempotencyKey.
create or replace function create_office(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  fault text := coalesce(fault_of_key(input ->> 'idempotencyKey'), fault_of_office(jsonb_strip_nulls(input)));
  known office;
begin
  if not is_admin(viewer) then
    return error_json('NOT_FOUND', 'There is no organisation that you may change.');
  end if;
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;

  lock table office in share row exclusive mode;
  select o.* into known from office o where o.idempotency_key = input ->> 'idempotencyKey';
  if known.id is not null and known.creation_hash <> hash_of_opening(input) then
    return error_json(
      'IDEMPOTENCY_KEY_REUSED',
      format('The idempotencyKey %s was used before for another office.', input ->> 'idempotencyKey')
    );
  end if;
  if known.id is null then
    if exists (select from office o where o.code = input ->> 'code') then
      return office_code_in_use(input ->> 'code');
    end if;
    known := opened_office(jsonb_strip_nulls(input));
  end if;
  return jsonb_build_object('office', office_json(viewer, known.id));
end
$$;

-- No hub is what an office is that says nothing of it.
create or replace function hash_of_opening(input jsonb)
returns bytea
language sql immutable
as $$
  select hash_of(case when (input ->> 'isHub')::boolean then input else input - 'isHub' end)
$$;

create or replace function office_code_in_use(code text)
returns jsonb
language sql immutable
as $$
  select error_json('OFFICE_CODE_IN_USE', format('Another office has the code %s.', code))
$$;

create or replace function opened_office(input jsonb)
returns office
language plpgsql
as $$
declare
  opened office;
  own location := place_at(input -> 'address');
begin
  own.id := uuidv7();
  own.office_id := uuidv7();
  own.kind := case when (input ->> 'isHub')::boolean then 'HUB' else 'OFFICE' end;
  own.name := trim(input ->> 'name');
  own.time_zone := input ->> 'timeZone';

  insert into location select own.*;
  insert into office (
    id, code, name, location_id, time_zone, opening_days, currency_code, cost_centre, idempotency_key, creation_hash
  )
  values (
    own.office_id,
    input ->> 'code',
    own.name,
    own.id,
    own.time_zone,
    coalesce(days_in(input), array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY']),
    input ->> 'currencyCode',
    trim(input ->> 'costCentre'),
    input ->> 'idempotencyKey',
    hash_of_opening(input)
  )
  returning * into opened;
  return opened;
end
$$;

-- Changes what is given, and leaves the rest. Its places go with it.
create or replace function update_office(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  changes jsonb := jsonb_strip_nulls(input) - 'officeId';
  fault text := case when changes = '{}' then 'There is nothing to change.' else fault_of_office(changes) end;
  before office;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  if not is_admin(viewer) or not exists (select from office o where o.id = uuid_of(input ->> 'officeId')) then
    return error_json('NOT_FOUND', format('There is no office %s.', input ->> 'officeId'));
  end if;

  lock table office in share row exclusive mode;
  select o.* into strict before from office o where o.id = uuid_of(input ->> 'officeId');
  if exists (select from office o where o.code = changes ->> 'code' and o.id <> before.id) then
    return office_code_in_use(changes ->> 'code');
  end if;
  update office o
  set
    code = coalesce(changes ->> 'code', o.code),
    name = coalesce(trim(changes ->> 'name'), o.name),
    time_zone = coalesce(changes ->> 'timeZone', o.time_zone),
    opening_days = coalesce(days_in(changes), o.opening_days),
    currency_code = coalesce(changes ->> 'currencyCode', o.currency_code),
    cost_centre = coalesce(trim(changes ->> 'costCentre'), o.cost_centre),
    closed_at = case changes ->> 'isClosed'
      when 'true' then coalesce(o.closed_at, clock_timestamp())
      when 'false' then null
      else o.closed_at
    end
  where o.id = before.id;
  perform move_places(before, changes);
  return jsonb_build_object('office', office_json(viewer, before.id));
end
$$;

-- The office's own place, and those that had the same address or the same zone.
create or replace function move_places(before office, changes jsonb)
returns void
language plpgsql
as $$
declare
  own location;
  new location := place_at(changes -> 'address');
begin
  update location l set name = coalesce(trim(changes ->> 'name'), l.name) where l.id = before.location_id
  returning * into strict own;

  update location l
  set time_zone = changes ->> 'timeZone'
  where changes ->> 'timeZone' is not null
    and l.office_id = before.id
    and (l.id = own.id or l.time_zone = before.time_zone);

  update location l
  set
    address_lines = new.address_lines,
    city = new.city,
    country_code = new.country_code,
    latitude = new.latitude,
    longitude = new.longitude
  where changes -> 'address' is not null
    and l.office_id = before.id
    and (l.address_lines, l.city, l.country_code, l.latitude, l.longitude)
      is not distinct from (own.address_lines, own.city, own.country_code, own.latitude, own.longitude);
end
$$;

-- Sets what is done at an office: for admins and its managers.
create or replace function update_office_policy(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  days int := input ->> 'disposeAfterDays';
  fault text := fault_of_notification_policy(input);
begin
  if days not between 1 and 3650 then
    return error_json('INVALID_INPUT', 'disposeAfterDays must be from 1 to 3650, or null.');
  end if;
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;

  update office o
  set
    dispose_after_days = days,
    silent_kinds = coalesce(
      (
        select array_agg(distinct k.kind order by k.kind)
        from jsonb_array_elements_text(nullif(input -> 'silentKinds', 'null')) k (kind)
      ),
      case when jsonb_typeof(input -> 'silentKinds') = 'array' then '{}' else o.silent_kinds end
    ),
    quiet_from = coalesce((input ->> 'quietFrom')::time, o.quiet_from),
    quiet_until = coalesce((input ->> 'quietUntil')::time, o.quiet_until)
  where o.id = uuid_of(input ->> 'officeId')
    and (is_admin(viewer) or manages_office(viewer, o.id));
  if not found then
    return error_json('NOT_FOUND', format('There is no office %s that you manage.', input ->> 'officeId'));
  end if;
  return jsonb_build_object('office', office_json(viewer, uuid_of(input ->> 'officeId')));
end
$$;

create or replace function manages_office(viewer jsonb, office_id uuid)
returns boolean
language plpgsql stable
as $$
begin
  return viewer -> 'groups' ? 'staff' and exists (
    select
    from office_member m
    where m.sub = viewer ->> 'sub'
      and m.office_id = manages_office.office_id
      and m.role = 'MANAGER'
  );
end
$$;

grant execute on function create_office, update_office, update_office_policy to postroom_api;
