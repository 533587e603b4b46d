-- Why something that was meant may not be done. What was seen is never refused.
create or replace function refusal_of(viewer jsonb, event package_event)
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
    return refusal_of_void(viewer, event);
  end if;
  if event.kind = 'DISPOSE' and not may_dispose(viewer, event.package_id) then
    return error_json('NOT_FOUND', 'There is no such package of which you may dispose.');
  end if;
  -- a carrier does not ask; who works here means it, in whatever words
  if event.carrier_code is not null and (event.kind <> 'DISPOSE' or viewer ->> 'kind' = 'SYSTEM') then
    return null;
  end if;

  select s.* into strict known from package_state s where s.package_id = event.package_id;
  select p.* into strict parcel from package p where p.id = event.package_id;
  transition := transition_of(
    journey_state_of(known), event, parcel.origin_office_id, parcel.destination_office_id
  );
  if transition.is_refused then
    return error_json('TRANSITION_REFUSED', format('The package is %s: %s is not possible now.', known.status, event.kind));
  end if;
  return refusal_of_disposal(event);
end
$$;

-- For managers of an office of the package, wherever they say it.
create or replace function may_dispose(viewer jsonb, package_id uuid)
returns boolean
language plpgsql stable
as $$
begin
  return viewer ->> 'kind' = 'SYSTEM'
    or ((package_right(viewer, package_id)).role in ('MANAGER', 'ADMIN')) is true;
end
$$;

-- Whoever decides it: a package is destroyed as the office that has it says, else the one it is to go to, else the one it comes
-- from, and once nothing was heard of it for as long.
create or replace function refusal_of_disposal(event package_event)
returns jsonb
language plpgsql stable
as $$
declare
  days int;
  last_heard timestamptz;
begin
  if event.kind <> 'DISPOSE' then
    return null;
  end if;
  select o.dispose_after_days, s.last_ordered_at
  into strict days, last_heard
  from package p
  join package_state s on s.package_id = p.id
  join office o on o.id = coalesce(s.office_id, p.destination_office_id, p.origin_office_id)
  where p.id = event.package_id;

  if days is null then
    return error_json('TRANSITION_REFUSED', 'Nothing is destroyed at the office of this package: it has no policy for that.');
  end if;
  if (dated(event)).ordered_at < last_heard + days * interval '24 hours' then
    return error_json(
      'TRANSITION_REFUSED',
      format('The package may be destroyed once nothing was heard of it for %s days, as its office has it.', days)
    );
  end if;
  return null;
end
$$;

-- Whoever may say something of the package takes back what they recorded themselves, within 15 minutes; managers and admins
-- whatever is theirs to see.
create or replace function refusal_of_void(viewer jsonb, event package_event)
returns jsonb
language plpgsql stable
as $$
declare
  role text := (package_right(viewer, event.package_id)).role;
  target package_event;
begin
  select e.* into target from package_event e where e.id = event.voids_event_id and e.package_id = event.package_id;
  if (
    role in ('ADMIN', 'MANAGER')
    or is_own_and_recent(viewer, target)
  ) is not true or target.id is null then
    return error_json('NOT_FOUND', 'There is no event of this package under this id that you may void.');
  end if;
  if target.kind in ('REGISTER', 'COMPLETE', 'VOID') then
    return error_json('TRANSITION_REFUSED', format('An event of the kind %s cannot be voided.', target.kind));
  end if;
  return null;
end
$$;
