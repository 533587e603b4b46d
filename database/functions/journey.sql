-- One event more. The same step as in domain/journey.ts.
create or replace function journey_step(before journey_state, event package_event, origin_office_id uuid, destination_office_id uuid)
returns journey_state
language plpgsql stable
as $$
declare
  transition journey_transition := transition_of(before, event, origin_office_id, destination_office_id);
  after journey_state := before;
begin
  if transition.reopens then
    after.status := before.status_before_loss;
  elsif transition.to_status is not null then
    after.status := transition.to_status;
  end if;
  if transition.to_status = 'LOST' then
    after.status_before_loss := before.status;
  end if;

  if transition.presence is not null then
    -- a carrier does not say where
    after.location_id := coalesce(event.location_id, before.location_id);
    after.office_id := case transition.presence
      when 'ARRIVES' then event.office_id
      when 'SEEN' then before.office_id
    end;
  end if;

  if transition.starts_journey then
    after.journey := before.journey + 1;
    after.attempts := 0;
  elsif transition.fails_attempt then
    after.attempts := before.attempts + 1;
  end if;

  if before.open_exceptions ?| transition.closes or event.exception_kind is not null and ends_exception(event) then
    after := close_exceptions(after, event, transition);
  end if;
  if transition.opens is not null then
    after.open_exceptions := jsonb_build_object(transition.opens, event.id) || after.open_exceptions;
  end if;
  if event.exception_kind is not null and transition.is_counted and not ends_exception(event) then
    after.open_exceptions := jsonb_build_object(event.exception_kind, event.id) || after.open_exceptions;
  end if;
  -- only a clock that cannot be right is not ordered by what it says
  if event.ordered_at <> event.occurred_at then
    after.open_exceptions := jsonb_build_object('CLOCK_SKEW', event.id) || after.open_exceptions;
  end if;

  if not transition.is_counted then
    after.uncounted_event_ids := before.uncounted_event_ids || event.id;
  elsif event.voids_event_id is not null then
    after.voided_event_ids := before.voided_event_ids || event.voids_event_id;
  end if;
  if transition.tells is not null then
    after.notice_event_ids := before.notice_event_ids || event.id;
  end if;
  return after;
end
$$;

-- The exception that these name is over; the one that any other event names begins.
create or replace function ends_exception(event package_event)
returns boolean
language sql immutable
as $$
  select event.kind in ('RESOLVE_EXCEPTION', 'COMPLETE')
$$;

create or replace function close_exceptions(state journey_state, event package_event, transition journey_transition)
returns journey_state
language plpgsql stable
as $$
declare
  exception_kind text;
begin
  foreach exception_kind in array
    coalesce(transition.closes, '{}') || case when ends_exception(event) then array[event.exception_kind::text] end
  loop
    if state.open_exceptions ? exception_kind then
      state.closed_exceptions := state.closed_exceptions || jsonb_build_object(
        'kind', exception_kind,
        'openedByEventId', state.open_exceptions -> exception_kind,
        'closedByEventId', event.id
      );
      state.open_exceptions := state.open_exceptions - exception_kind;
    end if;
  end loop;
  return state;
end
$$;

create or replace function transition_of(before journey_state, event package_event, origin_office_id uuid, destination_office_id uuid)
returns journey_transition
language plpgsql stable
as $$
declare
  transition journey_transition;
begin
  if event.voids_event_id = any (before.voided_event_ids) then
    transition.is_counted := false;
    return transition;
  end if;

  select t.* into strict transition
  from journey_transition t
  where t.kind = event.kind
    and t.status = before.status
    and case t.place
      when 'ORIGIN' then event.office_id = origin_office_id
      when 'DESTINATION' then event.office_id = destination_office_id
      when 'HERE' then event.office_id = before.office_id
      else true
    end
  order by t.place_rank
  limit 1;
  return transition;
end
$$;

-- The fold: journey(event, origin, destination order by event.ordered_at, event_rank(event.kind), event.id).
create or replace aggregate journey(package_event, uuid, uuid) (
  sfunc = journey_step,
  stype = journey_state,
  initcond = '(REGISTERED,,,1,0,,{},{},{},{},[])'
);
