-- What was recorded before and is sent again. Whoever did it is answered as the first time, also where the package is out of
-- their sight by now; what has come about since, and whose package it is, only to whom it may be shown today.

-- Whether the viewer recorded it, and still works where they did; what was done at a desk, at an office that it concerned.
create or replace function is_own_record(viewer jsonb, known package_event)
returns boolean
language plpgsql stable
as $$
begin
  return (
    known.recorded_by = viewer ->> 'sub'
    and (
      viewer -> 'groups' ? 'admin'
      or own_office_ids(viewer) && case
        when known.office_id is null then known.office_ids
        else array[known.office_id]
      end
    )
  ) is true;
end
$$;

-- The answer to events that were known before, as of the latest of them where the package is out of sight.
create or replace function answer_to_known(viewer jsonb, package_id uuid, event_ids uuid[], fields jsonb)
returns jsonb
language plpgsql stable
as $$
declare
  held package_right := package_right(viewer, package_id);
  event package_event;
  parcel package;
  state package_state;
begin
  if held.sees then
    return package_shown(package_id, held, fields, 50);
  end if;
  select e.*
  into event
  from package_event e
  where e.package_id = answer_to_known.package_id
    and e.id = any (event_ids)
  order by e.version desc
  limit 1;
  select p.* into parcel from package p where p.id = answer_to_known.package_id;
  parcel := papers_known_by(parcel, event.recorded_at);
  state := state_after(parcel, event);
  return package_left_behind(parcel, state, fields, expected_in(parcel, state));
end
$$;

-- The state that an event has brought about, whatever was recorded after it.
create or replace function state_after(parcel package, event package_event)
returns package_state
language plpgsql stable
as $$
declare
  voided_event_ids uuid[] := array(
    select e.voids_event_id
    from package_event e
    where e.package_id = parcel.id
      and e.version <= event.version
      and e.voids_event_id is not null
  );
  folded journey_state;
  state package_state;
begin
  state.package_id := parcel.id;
  state.version := event.version;
  state.updated_at := event.recorded_at;
  folded := (
    select journey(
      e, parcel.origin_office_id, parcel.destination_office_id
      order by e.ordered_at, event_rank(e.kind), e.id
    )
    from package_event e
    where e.package_id = parcel.id
      and e.version <= event.version
      and e.id <> all (voided_event_ids)
  );
  return state_of_journey(state, folded, voided_event_ids);
end
$$;

-- Without its people and its lists, behind the lock, where nothing of it is open.
drop function if exists package_left_behind(package, package_state, jsonb);
create or replace function package_left_behind(
  parcel package, state package_state, fields jsonb, expected_at timestamptz
)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return package_in_state(
    parcel,
    state,
    row(false, null, null, 'NONE', '{}')::package_right,
    fields,
    expected_at,
    case when fields ? 'carrierNumbers' then '[]'::jsonb end,
    case when fields ? 'openExceptions' then '[]'::jsonb end,
    case when fields ? 'events' then '[]'::jsonb end,
    case when fields ? 'costLines' then '[]'::jsonb end,
    case when fields ? 'costTotals' then '[]'::jsonb end
  );
end
$$;

-- Which of them were recorded before this call; asked once their packages are locked.
create or replace function known_before(readings scan_reading[])
returns uuid[]
language plpgsql stable
as $$
begin
  return array(
    select e.id
    from package_event e
    where e.id in (select (r.event).id from unnest(readings) r)
  );
end
$$;

-- The right to say something of a package, asked again once it is locked: it may have ended while its lock was waited for.
create or replace function asked_again(viewer jsonb, scan jsonb, reading scan_reading)
returns scan_reading
language plpgsql stable
as $$
declare
  event package_event := reading.event;
  is_held boolean := (event.office_id is not null and is_in_hand(event.kind)) is true;
begin
  if reading.error_code is null and event.id is not null and not is_held and not may_report(viewer, event) then
    return without_package(reading, scan);
  end if;
  return reading;
end
$$;

create or replace function asked_again(viewer jsonb, scans jsonb, readings scan_reading[])
returns scan_reading[]
language plpgsql stable
as $$
begin
  for place in 1 .. coalesce(cardinality(readings), 0) loop
    readings[place] := asked_again(viewer, scan_of(scans -> (place - 1)), readings[place]);
  end loop;
  return readings;
end
$$;
