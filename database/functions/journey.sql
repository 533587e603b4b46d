-- One event more. The same step as in domain/journey.ts.
create or replace function journey_step(before journey_state, event package_event, origin_office_id uuid, destination_office_id uuid)
returns journey_state
language plpgsql stable
as $$
declare
  transition journey_transition;
  after journey_state := before;
begin
  if event.voids_event_id = any (before.voided_event_ids) then
    after.uncounted_event_ids := before.uncounted_event_ids || event.id;
    return after;
  end if;

  transition := transition_of(before, event, origin_office_id, destination_office_id);
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

  if transition.closes is not null then
    after.open_exceptions := after.open_exceptions - transition.closes;
  end if;
  if transition.opens is not null then
    after.open_exceptions := jsonb_build_object(transition.opens, event.id) || after.open_exceptions;
  end if;
  -- only a clock that cannot be right is not ordered by what it says
  if event.ordered_at <> event.occurred_at then
    after.open_exceptions := jsonb_build_object('CLOCK_SKEW', event.id) || after.open_exceptions;
  end if;

  if not transition.is_counted then
    after.uncounted_event_ids := before.uncounted_event_ids || event.id;
  end if;
  if event.voids_event_id is not null then
    after.voided_event_ids := before.voided_event_ids || event.voids_event_id;
  end if;
  return after;
end
$$;

create or replace function transition_of(before journey_state, event package_event, origin_office_id uuid, destination_office_id uuid)
returns journey_transition
language plpgsql stable
as $$
declare
  transition journey_transition;
begin
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
  initcond = '(REGISTERED,,,1,0,,{},{},{},{})'
);
