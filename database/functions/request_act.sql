-- A sender or recipient asks the staff to do something with their package, once for each idempotencyKey: ON_HOLD is opened, which
-- somebody must act on. Nothing else is done, and nobody else may ask. Who asks again before somebody has acted adds nothing.
create or replace function request_act(viewer jsonb, asked jsonb, fields jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  fault text := fault_of_act(asked || '{"kind": "RAISE_EXCEPTION", "exceptionKind": "ON_HOLD"}');
  event package_event;
  waiting package_event;
  is_new boolean;
  refusal jsonb;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  event := requested_event(viewer, asked);
  if event.package_id is null then
    return error_json('NOT_FOUND', format('There is no package %s.', asked ->> 'packageId'));
  end if;

  perform from package_state s where s.package_id = event.package_id for update;
  waiting := waiting_request(event);
  is_new := not exists (select from package_event known where known.id = event.id);
  if is_new then
    refusal := refusal_of_request(event, waiting);
    if refusal is null and waiting.id is null then
      refusal := perform_once(viewer, event, null);
    end if;
  end if;
  if refusal is null and not (is_new and waiting.id is not null) and not is_performed(event) then
    refusal := error_json(
      'IDEMPOTENCY_KEY_REUSED',
      format('The idempotencyKey %s was used before for another act.', asked ->> 'idempotencyKey')
    );
  end if;
  return coalesce(
    refusal,
    jsonb_build_object(
      'package', package_object(event.package_id, package_right(viewer, event.package_id), fields, 50)
    )
  );
end
$$;

-- What is asked, as an event of the package; of none where the viewer is neither its sender nor its recipient.
create or replace function requested_event(viewer jsonb, asked jsonb)
returns package_event
language plpgsql stable
as $$
declare
  event package_event;
begin
  select p.id, case when p.sender_id = any (own.ids) then 'SENDER' else 'RECIPIENT' end
  into event.package_id, event.responsible_party
  from package p
  cross join own_person_ids(viewer) own (ids)
  where p.id = uuid_of(asked ->> 'packageId')
    and (p.sender_id = any (own.ids) or p.recipient_id = any (own.ids));
  event.id := sent_event_id(viewer, asked, event.package_id);
  event.act_hash := sha256(
    convert_to('request ' || jsonb_strip_nulls(asked || jsonb_build_object('packageId', event.package_id))::text, 'UTF8')
  );
  event.kind := 'RAISE_EXCEPTION';
  event.exception_kind := 'ON_HOLD';
  event.reason := concat_ws(
    ': ',
    format(
      'The %s asks %s',
      lower(event.responsible_party::text),
      case asked ->> 'act' when 'CANCEL' then 'to cancel it' else 'for its return' end
    ),
    nullif(trim(asked ->> 'reason'), '')
  );
  event.recorded_by := viewer ->> 'sub';
  return event;
end
$$;

-- What the same party has asked already since the package is held up.
create or replace function waiting_request(event package_event)
returns package_event
language plpgsql stable
as $$
declare
  waiting package_event;
begin
  select e.*
  into waiting
  from package_state s
  join package_event opener on opener.id = (s.open_exceptions ->> 'ON_HOLD')::uuid
  join package_event e on e.package_id = s.package_id
  where s.package_id = event.package_id
    and e.version >= opener.version
    and e.id <> all (s.voided_event_ids)
    and is_request_of(e, event)
  order by e.version desc
  limit 1;
  return waiting;
end
$$;

create or replace function is_request_of(known package_event, event package_event)
returns boolean
language sql immutable
as $$
  select (known.kind, known.exception_kind, known.responsible_party, known.recorded_by)
    is not distinct from (event.kind, event.exception_kind, event.responsible_party, event.recorded_by)
$$;

drop function if exists refusal_of_request(package_event);
create or replace function refusal_of_request(event package_event, waiting package_event)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select error_json(
      'TRANSITION_REFUSED',
      case
        when is_over(s.status) then format('The package is %s: its journey is over.', s.status)
        when waiting.id is not null then 'Something else was asked, and nobody has acted on it yet.'
        else 'It was asked 20 times.'
      end
    )
    from package_state s
    where s.package_id = event.package_id
      and (
        is_over(s.status)
        or waiting.id is not null and split_part(waiting.reason, ':', 1) <> split_part(event.reason, ':', 1)
        or waiting.id is null and 20 * s.journey <= (
          select count(*)
          from package_event e
          where e.package_id = s.package_id
            and is_request_of(e, event)
        )
      )
  );
end
$$;

grant execute on function request_act to postroom_api;
