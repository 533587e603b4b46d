-- Records scans, each with its own answer, in the order given. Whatever fails unexpectedly undoes the whole call.
create or replace function record_scans(viewer jsonb, scans jsonb, fields jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  readings scan_reading[] := read_scans(viewer, scans);
  answers jsonb := '[]';
  known_ids uuid[];
begin
  perform lock_packages_of(readings);
  readings := asked_again(viewer, scans, readings);
  known_ids := known_before(readings);
  for place in 1 .. coalesce(cardinality(readings), 0) loop
    answers := answers || (
      jsonb_build_object('scanId', scans -> (place - 1) -> 'scanId')
      || record_scan(viewer, readings[place], known_ids, fields)
    );
  end loop;
  return answers;
end
$$;

drop function if exists record_scan(jsonb, scan_reading, jsonb);
create or replace function record_scan(viewer jsonb, reading scan_reading, known_ids uuid[], fields jsonb)
returns jsonb
language plpgsql
as $$
declare
  -- what they may do with it, before it leaves them
  held package_right := right_to_record(viewer, reading.event);
  outcome scan_outcome := record_reading(viewer, reading);
begin
  if outcome.error_code is not null then
    return error_json(outcome.error_code, outcome.error_message);
  end if;
  return jsonb_build_object(
    'package',
    case
      when outcome.event_id = any (known_ids)
        then answer_to_known(viewer, outcome.package_id, array[outcome.event_id], fields)
      else package_object(outcome.package_id, held, fields, 50)
    end
  );
end
$$;

-- The same for many, with short answers: each scan is a text of its own, so that one which cannot be kept spoils no other.
create or replace function record_scan_batch(viewer jsonb, scans jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  readings scan_reading[] := read_scans(viewer, scans);
  reading scan_reading;
  outcomes scan_outcome[];
  known_ids uuid[];
begin
  perform lock_packages_of(readings);
  readings := asked_again(viewer, scans, readings);
  known_ids := known_before(readings);
  foreach reading in array readings loop
    outcomes := outcomes || record_reading(viewer, reading);
  end loop;
  return (
    select jsonb_agg(
      jsonb_build_object(
        'wasKnown', o.was_known is true,
        'eventId', o.event_id,
        'packageId', p.id,
        'trackingNumber', p.tracking_number,
        'status', coalesce(e.status, s.status),
        'version', coalesce(e.version, s.version)
      )
      || case when o.error_code is not null then error_json(o.error_code, o.error_message) else '{}' end
      order by o.place
    )
    from unnest(outcomes) with ordinality
      o (error_code, error_message, event_id, package_id, was_known, place)
    left join package p on p.id = o.package_id
    left join package_state s on s.package_id = o.package_id
    -- what has come about since a scan of before is for whoever may see it today
    left join package_event e
      on e.id = o.event_id
      and e.id = any (known_ids)
      and not (package_right(viewer, e.package_id)).sees
  );
end
$$;

create or replace function read_scans(viewer jsonb, scans jsonb)
returns scan_reading[]
language plpgsql stable
as $$
declare
  readings scan_reading[];
  written jsonb;
begin
  for written in select s.written from jsonb_array_elements(scans) with ordinality s (written, place) order by s.place loop
    readings := readings || read_scan(viewer, scan_of(written));
  end loop;
  return readings;
end
$$;

-- Null for a text that cannot be kept.
create or replace function scan_of(written jsonb)
returns jsonb
language plpgsql immutable
as $$
declare
  said text := written #>> '{}';
begin
  if jsonb_typeof(written) = 'object' then
    return written;
  end if;
  return case when pg_input_is_valid(said, 'jsonb') then said::jsonb end;
end
$$;

-- In one order for all, so that two calls cannot wait for each other. Each statement after this one sees what was committed by
-- those who held the locks before.
create or replace function lock_packages_of(readings scan_reading[])
returns void
language plpgsql
as $$
begin
  perform
  from package_state s
  where s.package_id in (select (r.event).package_id from unnest(readings) r)
  order by s.package_id
  for update;
end
$$;

create or replace function record_reading(viewer jsonb, reading scan_reading)
returns scan_outcome
language plpgsql
as $$
declare
  event package_event := reading.event;
  outcome scan_outcome;
  refusal jsonb;
  is_new boolean := false;
begin
  if reading.error_code is not null then
    outcome.error_code := reading.error_code;
    outcome.error_message := reading.error_message;
    return outcome;
  end if;

  outcome.was_known := exists (select from package_event known where known.id = event.id);
  if not outcome.was_known then
    refusal := refusal_of(viewer, event);
    if refusal is not null then
      outcome.error_code := refusal #>> '{error,code}';
      outcome.error_message := refusal #>> '{error,message}';
      return outcome;
    end if;
    is_new := append_event(dated(event));
  end if;
  -- also an id that was taken this very moment, by a scan of another package
  if not is_new and not is_recorded(event) then
    outcome.was_known := false;
    outcome.error_code := 'SCAN_ID_REUSED';
    outcome.error_message := format('The scanId %s was used before for another scan.', event.scan_id);
    return outcome;
  end if;
  outcome.event_id := event.id;
  outcome.package_id := event.package_id;
  return outcome;
end
$$;

-- An event as it is recorded now. Where it does not say its zone, that of the place where the package is.
create or replace function dated(event package_event)
returns package_event
language plpgsql volatile
as $$
begin
  event.recorded_at := date_trunc('milliseconds', clock_timestamp());
  event.occurred_at := coalesce(event.occurred_at, event.recorded_at);
  event.ordered_at := ordered_at(event.occurred_at, event.recorded_at);
  if event.time_zone is null then
    event.time_zone := (
      select l.time_zone
      from package p
      join package_state s on s.package_id = p.id
      join location l on l.id = coalesce(s.location_id, p.origin_location_id)
      where p.id = event.package_id
    );
  end if;
  return event;
end
$$;

-- When it happened, if the clock that says so can be right: the same rule as in domain/event-time.ts.
create or replace function ordered_at(occurred_at timestamptz, recorded_at timestamptz)
returns timestamptz
language sql immutable
as $$
  select case
    when occurred_at > recorded_at + interval '5 minutes' or occurred_at < timestamptz '2000-01-01 00:00:00Z'
      then recorded_at
    else occurred_at
  end
$$;

-- Whether what is in the history under this id is this very scan. What a carrier's code meant then need not be what it means
-- now, and the zone that was found for an event without a place need not be found again.
create or replace function is_recorded(event package_event)
returns boolean
language plpgsql stable
as $$
begin
  return exists (
    select
    from package_event known
    where known.id = event.id
      and (
        known.package_id, known.occurred_at, known.office_id, known.location_id, known.voids_event_id,
        known.carrier_code_system,
        case when known.forgotten_at is null then known.carrier_code else coalesce(known.carrier_code, event.carrier_code) end
      ) is not distinct from (
        event.package_id, event.occurred_at, event.office_id, event.location_id, event.voids_event_id,
        event.carrier_code_system, event.carrier_code
      )
      and is_worded(known, event)
      and (event.time_zone is null or known.time_zone = event.time_zone)
      and (
        event.carrier_code is not null
        or (known.kind, known.exception_kind, known.responsible_party)
          is not distinct from (event.kind, event.exception_kind, event.responsible_party)
      )
  );
end
$$;

-- Whether the texts are the same, of those that were not taken away since.
create or replace function is_worded(known package_event, event package_event)
returns boolean
language sql immutable
as $$
  select case
    when known.forgotten_at is null
      then (known.handed_over_by, known.handed_over_to, known.reason, known.note, known.raw_scan)
        is not distinct from (event.handed_over_by, event.handed_over_to, event.reason, event.note, event.raw_scan)
    else (
      coalesce(known.handed_over_by, event.handed_over_by), coalesce(known.handed_over_to, event.handed_over_to),
      coalesce(known.reason, event.reason), coalesce(known.note, event.note), coalesce(known.raw_scan, event.raw_scan)
    ) is not distinct from (event.handed_over_by, event.handed_over_to, event.reason, event.note, event.raw_scan)
  end
$$;

grant execute on function record_scans, record_scan_batch to postroom_api;
