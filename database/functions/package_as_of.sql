-- A package as it was: `happenedBy` leaves out what happened later, `knownBy` what was recorded later. What was voided by `knownBy`
-- never happened, whenever it was voided: to take a mistake back is knowledge, not something that happens to a package.
create or replace function package_as_of(viewer jsonb, package_id uuid, fields jsonb, latest int, as_of jsonb)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  fault text := fault_of_as_of(as_of);
  happened_by timestamptz := coalesce(instant_of(as_of ->> 'happenedBy'), 'infinity');
  known_by timestamptz := coalesce(instant_of(as_of ->> 'knownBy'), 'infinity');
  held package_right := package_right(viewer, package_id);
  parcel package;
  state package_state;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  if not held.sees then
    return null;
  end if;

  select p.* into parcel from package p where p.id = package_as_of.package_id;
  parcel := papers_known_by(parcel, known_by);
  state := state_as_of(parcel, happened_by, known_by);
  if state is null then
    return null;
  end if;
  return jsonb_build_object('package', package_in_state(
    parcel,
    state,
    held,
    fields,
    expected_in(parcel, state, happened_by, known_by),
    case when fields ? 'carrierNumbers' then carrier_numbers_of(parcel.id, known_by) end,
    case when fields ? 'openExceptions' then exceptions_in(state) end,
    case when fields ? 'events' then events_of(parcel, state, held, latest, happened_by, known_by) end,
    case when fields ? 'costLines' then cost_lines_of(parcel.id, held, latest, known_by) end,
    case when fields ? 'costTotals' then cost_totals_known_by(parcel.id, held, known_by) end
  ));
end
$$;

-- Without the papers that were added later: each is added once, by the registration or by a COMPLETE.
create or replace function papers_known_by(parcel package, known_by timestamptz)
returns package
language plpgsql stable
as $$
declare
  later text[] := array(
    select unnest(e.added)
    from package_event e
    where e.package_id = parcel.id
      and e.kind = 'COMPLETE'
      and e.recorded_at > known_by
  );
begin
  if 'sender' = any (later) then
    parcel.sender_id := null;
  end if;
  if 'recipient' = any (later) then
    parcel.recipient_id := null;
  end if;
  if 'destination' = any (later) then
    parcel.destination_office_id := null;
    parcel.destination_location_id := null;
  end if;
  if 'promised time' = any (later) then
    parcel.promised_at := null;
  end if;
  return parcel;
end
$$;

create or replace function fault_of_as_of(as_of jsonb)
returns text
language plpgsql stable
as $$
begin
  return (
    select format('asOf.%s is not an instant, e.g. 2026-01-31T09:30:00Z.', moment.name)
    from jsonb_each_text(as_of) moment (name, written)
    where moment.written is not null
      and instant_of(moment.written) is null
    order by moment.name
    limit 1
  );
end
$$;

-- The fold of what is within the bounds; null where nothing is. Its version is the latest one of these events.
create or replace function state_as_of(parcel package, happened_by timestamptz, known_by timestamptz)
returns package_state
language plpgsql stable
as $$
declare
  voided_event_ids uuid[] := array(
    select distinct e.voids_event_id
    from package_event e
    where e.package_id = parcel.id
      and e.recorded_at <= known_by
      and e.voids_event_id is not null
  );
  folded journey_state;
  state package_state;
begin
  state.package_id := parcel.id;
  select max(e.version)
  into state.version
  from package_event e
  where e.package_id = parcel.id
    and e.ordered_at <= happened_by
    and e.recorded_at <= known_by
  having bool_or(e.id <> all (voided_event_ids));
  if state.version is null then
    return null;
  end if;

  select e.recorded_at
  into state.updated_at
  from package_event e
  where e.package_id = parcel.id
    and e.version = state.version;
  folded := (
    select journey(
      e, parcel.origin_office_id, parcel.destination_office_id
      order by e.ordered_at, event_rank(e.kind), e.id
    )
    from package_event e
    where e.package_id = parcel.id
      and e.ordered_at <= happened_by
      and e.recorded_at <= known_by
      and e.id <> all (voided_event_ids)
  );
  return state_of_journey(state, folded, voided_event_ids);
end
$$;

create or replace function state_of_journey(state package_state, folded journey_state, voided_event_ids uuid[])
returns package_state
language plpgsql immutable
as $$
begin
  state.status := folded.status;
  state.office_id := folded.office_id;
  state.location_id := folded.location_id;
  state.journey := folded.journey;
  state.attempts := folded.attempts;
  state.open_exceptions := folded.open_exceptions;
  state.uncounted_event_ids := folded.uncounted_event_ids;
  state.voided_event_ids := voided_event_ids;
  return state;
end
$$;

create or replace function exceptions_in(state package_state)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(jsonb_agg(exception_object(x) order by x.opened_at, x.kind), '[]')
    from jsonb_each_text(state.open_exceptions) open (kind, event_id)
    join package_event opener on opener.id = open.event_id::uuid
    cross join exception_row(open.kind, opener, null) x
  );
end
$$;

grant execute on function package_as_of to postroom_api;
