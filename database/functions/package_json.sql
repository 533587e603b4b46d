-- A package as its viewer may see it, with the children that are wanted, in one statement; null if they may not see it.
create or replace function package_json(viewer jsonb, package_id uuid, fields jsonb, latest int)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  held package_right := package_right(viewer, package_id);
begin
  if not held.sees then
    return null;
  end if;
  return package_with_children(package_id, held, fields, latest);
end
$$;

-- What whoever has recorded something is answered, also where the package is out of their sight by now. Not for functions that
-- only show.
create or replace function package_object(package_id uuid, held package_right, fields jsonb, latest int)
returns jsonb
language plpgsql stable
as $$
declare
  parcel package;
  is_open boolean;
begin
  select p.* into parcel from package p where p.id = package_object.package_id;
  held.sees := true;
  is_open := open_package(parcel, held);
  return package_shown(package_id, held, fields, latest);
end
$$;

-- Of a package that was opened, what the right to it is for; called by functions that record.
create or replace function package_shown(package_id uuid, held package_right, fields jsonb, latest int)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return package_with_children(package_id, held, fields, latest);
end
$$;

create or replace function package_with_children(package_id uuid, held package_right, fields jsonb, latest int)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select package_in_state(
      p,
      s,
      held,
      fields,
      (select d.expected_at from delay_due d where d.package_id = p.id),
      case when fields ? 'carrierNumbers' then carrier_numbers_of(p.id) end,
      case when fields ? 'openExceptions' then open_exceptions_of(p.id) end,
      case when fields ? 'events' then events_of(p, s, held, latest) end,
      case when fields ? 'costLines' then cost_lines_of(p.id, held, latest) end,
      case when fields ? 'costTotals' then cost_totals_of(p.id, held) end
    )
    from package p
    join package_state s on s.package_id = p.id
    where p.id = package_with_children.package_id
  );
end
$$;

-- In the state that is given, with the children that have a history of their own. One expression, which the planner puts in
-- the place of the call.
drop function if exists package_in_state(
  package, package_state, package_right, jsonb, jsonb, jsonb, jsonb, jsonb, jsonb
);
create or replace function package_in_state(
  p package, s package_state, held package_right, fields jsonb, expected_at timestamptz,
  carrier_numbers jsonb, open_exceptions jsonb, events jsonb, cost_lines jsonb, cost_totals jsonb
)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', p.id,
    'trackingNumber', p.tracking_number,
    'status', s.status,
    'version', s.version,
    'journey', s.journey,
    'attempts', s.attempts,
    'promisedAt', as_instant(p.promised_at),
    'expectedAt', as_instant(expected_at),
    'registeredAt', as_instant(p.registered_at),
    'updatedAt', as_instant(s.updated_at),
    'sender', case when fields ? 'sender' then person_of(p.sender_id, held) end,
    'recipient', case when fields ? 'recipient' then person_of(p.recipient_id, held) end,
    'originOffice', case
      when fields ? 'originOffice' then office_of(p.origin_office_id, shows_cost_centre(held))
    end,
    'currentOffice', case when fields ? 'currentOffice' then office_of(s.office_id, shows_cost_centre(held)) end,
    'destinationOffice', case
      when fields ? 'destinationOffice' then office_of(p.destination_office_id, shows_cost_centre(held))
    end,
    'originLocation', case
      when fields ? 'originLocation' then location_of(p.origin_location_id, shows_address(held))
    end,
    'currentLocation', case when fields ? 'currentLocation' then location_of(s.location_id, shows_address(held)) end,
    'destinationLocation', case
      when fields ? 'destinationLocation' then location_of(p.destination_location_id, shows_address(held))
    end,
    'carrierNumbers', carrier_numbers,
    'openExceptions', open_exceptions,
    'events', events,
    'costLines', cost_lines,
    'costTotals', cost_totals
  )
$$;

grant execute on function package_json to postroom_api;
