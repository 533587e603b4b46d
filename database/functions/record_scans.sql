-- Records scans, each with its own answer, in the order given. Whatever fails unexpectedly undoes the whole call.
create or replace function record_scans(viewer jsonb, scans jsonb, fields jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  readings scan_reading[];
  answers jsonb := '[]';
  scan jsonb;
begin
  for scan in select s.scan from jsonb_array_elements(scans) with ordinality s (scan, place) order by s.place loop
    readings := readings || read_scan(viewer, scan);
  end loop;

  -- in one order for all, so that two calls cannot wait for each other; each statement after this one sees what was
  -- committed by those who held the locks before
  perform
  from package_state s
  where s.package_id in (select (r.event).package_id from unnest(readings) r)
  order by s.package_id
  for update;

  for place in 1 .. coalesce(cardinality(readings), 0) loop
    answers := answers || (
      jsonb_build_object('scanId', scans -> (place - 1) -> 'scanId')
      || record_scan(viewer, readings[place], fields)
    );
  end loop;
  return answers;
end
$$;

create or replace function record_scan(viewer jsonb, reading scan_reading, fields jsonb)
returns jsonb
language plpgsql
as $$
declare
  event package_event := reading.event;
  held package_right;
  refusal jsonb;
begin
  if reading.error_code is not null then
    return error_json(reading.error_code, reading.error_message);
  end if;

  held := package_right(viewer, event.package_id, event.office_id);
  if not exists (select from package_event known where known.id = event.id) then
    event.recorded_at := date_trunc('milliseconds', clock_timestamp());
    event.ordered_at := ordered_at(event.occurred_at, event.recorded_at);
    refusal := refusal_of(viewer, held, event);
    if refusal is not null then
      return refusal;
    end if;
    perform append_event(event);
  end if;
  if not is_recorded(event) then
    return error_json('SCAN_ID_REUSED', format('The scanId %s was used before for another scan.', event.scan_id));
  end if;
  return jsonb_build_object('package', package_object(event.package_id, held, fields, 50));
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

-- Whether what is in the history under this id is this very scan.
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
        known.package_id, known.kind, known.occurred_at, known.time_zone, known.office_id, known.location_id,
        known.handed_over_by, known.handed_over_to, known.reason, known.note, known.raw_scan, known.voids_event_id
      ) is not distinct from (
        event.package_id, event.kind, event.occurred_at, event.time_zone, event.office_id, event.location_id,
        event.handed_over_by, event.handed_over_to, event.reason, event.note, event.raw_scan, event.voids_event_id
      )
  );
end
$$;

-- Why something that was meant may not be done. What was seen is never refused.
create or replace function refusal_of(viewer jsonb, held package_right, event package_event)
returns jsonb
language plpgsql stable
as $$
declare
  known package_state;
  parcel package;
  transition journey_transition;
begin
  if event.kind not in ('START_RETURN', 'CANCEL', 'DISPOSE', 'VOID') then
    return null;
  end if;
  if event.kind = 'VOID' then
    return refusal_of_void(viewer, held, event);
  end if;
  if event.kind = 'DISPOSE' and held.role = 'CLERK' then
    return error_json('NOT_FOUND', 'There is no such package of which you may dispose.');
  end if;

  select s.* into strict known from package_state s where s.package_id = event.package_id;
  select p.* into strict parcel from package p where p.id = event.package_id;
  transition := transition_of(
    journey_state_of(known), event, parcel.origin_office_id, parcel.destination_office_id
  );
  if transition.is_refused then
    return error_json('TRANSITION_REFUSED', format('The package is %s: %s is not possible now.', known.status, event.kind));
  end if;
  return null;
end
$$;

-- Clerks take back what they recorded themselves, within 15 minutes; managers and admins whatever is theirs to see.
create or replace function refusal_of_void(viewer jsonb, held package_right, event package_event)
returns jsonb
language plpgsql stable
as $$
declare
  target package_event;
begin
  select e.* into target from package_event e where e.id = event.voids_event_id and e.package_id = event.package_id;
  if (
    held.role in ('ADMIN', 'MANAGER')
    or held.role = 'CLERK'
      and target.recorded_by = viewer ->> 'sub'
      and target.recorded_at > clock_timestamp() - interval '15 minutes'
  ) is not true or target.id is null then
    return error_json('NOT_FOUND', format('There is no event %s that you may void.', event.voids_event_id));
  end if;
  if target.kind in ('REGISTER', 'VOID') then
    return error_json('TRANSITION_REFUSED', format('An event of the kind %s cannot be voided.', target.kind));
  end if;
  return null;
end
$$;

grant execute on function record_scans to postroom_api;
