-- What is done to a package at a desk, once for each idempotencyKey. A void may bring the scan that takes the place of what it
-- voids: both are recorded, or neither.
create or replace function perform_act(viewer jsonb, act jsonb, fields jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  reading scan_reading := read_act(viewer, act);
  correction scan_reading;
  event package_event := reading.event;
  held package_right;
  refusal jsonb;
  is_known boolean;
begin
  if reading.error_code is null and act ->> 'correctiveScan' is not null then
    correction := read_scan(viewer, named_anew(act -> 'correctiveScan', event.package_id));
  end if;
  refusal := refusal_in(reading, correction);
  if refusal is not null then
    return refusal;
  end if;
  if (correction.event).package_id <> event.package_id then
    return error_json('INVALID_INPUT', 'correctiveScan is of another package.');
  end if;

  perform from package_state s where s.package_id = event.package_id for update;
  reading := asked_again(viewer, act, reading);
  correction := asked_again(viewer, act -> 'correctiveScan', correction);
  held := right_to_record(viewer, event);
  is_known := exists (select from package_event known where known.id = event.id);
  refusal := refusal_in(reading, correction);
  if refusal is null and not is_known then
    refusal := coalesce(refusal_of(viewer, event), perform_once(viewer, event, correction));
  end if;
  -- also a key that was taken this very moment, for another package
  if refusal is null and not is_performed(event) then
    refusal := error_json(
      'IDEMPOTENCY_KEY_REUSED',
      format('The idempotencyKey %s was used before for another act.', act ->> 'idempotencyKey')
    );
  end if;
  return coalesce(
    refusal,
    jsonb_build_object('package', case
      when is_known then answer_to_known(viewer, event.package_id, array[event.id, (correction.event).id], fields)
      else package_object(event.package_id, held, fields, 50)
    end)
  );
end
$$;

create or replace function refusal_in(reading scan_reading, correction scan_reading)
returns jsonb
language sql immutable
as $$
  select case
    when reading.error_code is not null then error_json(reading.error_code, reading.error_message)
    when correction.error_code is not null then error_json(correction.error_code, correction.error_message)
  end
$$;

-- A scan that names by its id a package which the void has named already: whoever may void it need not see it before.
create or replace function named_anew(scan jsonb, package_id uuid)
returns jsonb
language plpgsql stable
as $$
begin
  if uuid_of(scan ->> 'packageId') is distinct from package_id or scan ->> 'trackingNumber' is not null then
    return scan;
  end if;
  return scan - 'packageId' || (
    select jsonb_build_object('trackingNumber', p.tracking_number) from package p where p.id = named_anew.package_id
  );
end
$$;

-- Null when all was done, or nothing since the key is another act's.
create or replace function perform_once(viewer jsonb, event package_event, correction scan_reading)
returns jsonb
language plpgsql
as $$
declare
  outcome scan_outcome;
begin
  if append_event(dated(event)) and (correction.event).id is not null then
    outcome := record_reading(viewer, correction);
    -- nothing would stand in the place of what is voided
    if exists (
      select
      from package_state s
      where s.package_id = event.package_id
        and outcome.event_id = any (s.voided_event_ids)
    ) then
      outcome.error_code := 'SCAN_ID_REUSED';
      outcome.error_message := format('The scan %s was voided: it needs a scanId of its own.', (correction.event).scan_id);
    end if;
    if outcome.error_code is not null then
      raise exception using errcode = 'PR001', message = 'the correction is refused';
    end if;
  end if;
  return null;
exception
  -- undoes the void too
  when sqlstate 'PR001' then
    return error_json(outcome.error_code, outcome.error_message);
end
$$;

create or replace function is_performed(event package_event)
returns boolean
language plpgsql stable
as $$
begin
  return exists (
    select
    from package_event known
    where known.id = event.id
      and known.package_id = event.package_id
      and (
        known.act_hash = event.act_hash
        -- what was said is forgotten, but for what is still there
        or known.act_hash is null
          and known.forgotten_at is not null
          and (known.kind, known.voids_event_id, known.exception_kind)
            is not distinct from (event.kind, event.voids_event_id, event.exception_kind)
          and (event.responsible_party is null or known.responsible_party = event.responsible_party)
          and (event.occurred_at is null or known.occurred_at = event.occurred_at)
          and (known.reason is null or known.reason is not distinct from event.reason)
          and (known.note is null or known.note is not distinct from event.note)
      )
  );
end
$$;

-- An act as it would be recorded, or why it cannot be.
create or replace function read_act(viewer jsonb, act jsonb)
returns scan_reading
language plpgsql stable
as $$
declare
  reading scan_reading;
  event package_event;
begin
  reading.error_message := fault_of_act(act);
  if reading.error_message is not null then
    reading.error_code := 'INVALID_INPUT';
    return reading;
  end if;

  event.act_hash := sha256(convert_to(jsonb_strip_nulls(act)::text, 'UTF8'));
  event.kind := act ->> 'kind';
  event.exception_kind := act ->> 'exceptionKind';
  event.responsible_party := act ->> 'responsibleParty';
  event.occurred_at := instant_of(act ->> 'occurredAt');
  event.reason := act ->> 'reason';
  event.note := act ->> 'note';
  event.recorded_by := viewer ->> 'sub';
  event.voids_event_id := uuid_of(act ->> 'eventId');
  reading.event := event;
  return place_of_scan(viewer, act, package_of_scan(viewer, act, with_fault_of_place(viewer, act, reading)));
end
$$;

-- What is wrong with an act, whatever is in the database.
create or replace function fault_of_act(act jsonb)
returns text
language plpgsql stable
as $$
begin
  return case
    when is_key(act ->> 'idempotencyKey') is not true
      then 'idempotencyKey must have 8 to 64 characters, the first and the last not blank.'
    when act ->> 'kind' in ('CANCEL', 'START_RETURN', 'DECLARE_LOST', 'DISPOSE', 'VOID')
      and coalesce(trim(act ->> 'reason'), '') = ''
      then 'reason is missing.'
    when act ->> 'kind' = 'RAISE_EXCEPTION' and is_opened_by_history(act ->> 'exceptionKind')
      then format('%s is said by the history alone.', act ->> 'exceptionKind')
    when holds_control(act ->> 'reason') or holds_control(act ->> 'note')
      then 'reason and note may hold no control characters but tabs and ends of lines.'
    when act ->> 'occurredAt' is not null and instant_of(act ->> 'occurredAt') is null
      then 'occurredAt is not an instant, e.g. 2026-01-31T09:30:00Z.'
    else too_long(act, '{"reason": 200, "note": 1000}')
  end;
end
$$;

grant execute on function perform_act to postroom_api;
