-- A sender or recipient asks the staff to do something with their package, once for each idempotencyKey: ON_HOLD is opened, which
-- somebody must act on. Nothing else is done, and nobody else may ask.
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
  if not exists (select from package_event known where known.id = event.id) then
    refusal := coalesce(refusal_of_request(event), perform_once(viewer, event, null));
  end if;
  if refusal is null and not is_performed(event) then
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
  event.id := uuid_from('act ' || (asked ->> 'idempotencyKey'));
  event.act_hash := sha256(convert_to('request ' || jsonb_strip_nulls(asked)::text, 'UTF8'));
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

create or replace function refusal_of_request(event package_event)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select error_json('TRANSITION_REFUSED', format('The package is %s: its journey is over.', s.status))
    from package_state s
    where s.package_id = event.package_id
      and is_over(s.status)
  );
end
$$;

grant execute on function request_act to postroom_api;
