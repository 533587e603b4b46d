-- Looks at packages for which something is due: what is overdue is said, once, by an event of its own. Whatever is early,
-- late, repeated or at the same time says nothing more.
create or replace function watch_delays(at timestamptz, most int)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  ids uuid[];
  told int := 0;
  package_id uuid;
begin
  -- whoever scans one of them holds it, and says himself when it is to be looked at next
  ids := array(
    select s.package_id
    from delay_due d
    join package_state s on s.package_id = d.package_id
    where d.due_at <= at
    order by d.due_at, d.package_id
    limit most
    for update of s skip locked
  );
  foreach package_id in array ids loop
    told := told + watch_package(package_id, at);
  end loop;
  return jsonb_build_object(
    'looked', cardinality(ids),
    'told', told,
    -- some that somebody else holds stay behind
    'isMore', exists (select from delay_due d where d.due_at <= at),
    'next', (
      select coalesce(jsonb_agg(n.due_at order by n.due_at), '[]')
      from (
        select as_instant(d.due_at) as due_at
        from delay_due d
        where d.package_id = any (ids)
          and d.due_at > at
        union
        -- whoever was to have it looked at then may have died before
        (
          select as_instant(d.due_at)
          from delay_due d
          where d.due_at > at
          order by d.due_at
          limit 1
        )
      ) n
    ),
    'isToHandOn', outbox_has_due(at)
  );
end
$$;

-- Of a package that is locked: how many things were told, and when it is to be looked at next.
create or replace function watch_package(package_id uuid, at timestamptz)
returns int
language plpgsql
as $$
declare
  parcel package;
  state package_state;
  work due_work;
  told int := 0;
begin
  select p.* into strict parcel from package p where p.id = watch_package.package_id;
  select s.* into strict state from package_state s where s.package_id = parcel.id;
  for work in
    select w.*
    from due_works(parcel, state) w
    where w.due_at <= at
      and not is_done(parcel.id, w)
    order by w.due_at, w.kind
  loop
    if on_calendar(work.office_id, at) = at and tell(parcel, work, at) then
      told := told + 1;
    end if;
  end loop;

  select s.* into strict state from package_state s where s.package_id = parcel.id;
  perform write_due(parcel, state);
  -- nobody works today: as soon as somebody does
  update delay_due d
  set due_at = greatest(d.due_at, (
    select min(on_calendar(w.office_id, at))
    from due_works(parcel, state) w
    where not is_done(parcel.id, w)
      and w.due_at <= at
  ))
  where d.package_id = parcel.id
    and d.due_at <= at;
  return told;
end
$$;

create or replace function on_calendar(office_id uuid, moment timestamptz)
returns timestamptz
language plpgsql stable
as $$
begin
  return (
    select on_opening_day(o, calendar_of(o.id), moment)
    from office o
    where o.id = on_calendar.office_id
  );
end
$$;

-- Takes a step, if nobody has; whether that brought anything to hand on.
create or replace function tell(parcel package, work due_work, at timestamptz)
returns boolean
language plpgsql
as $$
declare
  state package_state;
  event package_event;
  is_new boolean := false;
begin
  select s.* into strict state from package_state s where s.package_id = parcel.id;
  insert into delay_episode (package_id, kind, anchor_event_id, step, done_at)
  values (parcel.id, work.kind, work.anchor_event_id, work.step, at)
  on conflict do nothing;
  if not found then
    return false;
  end if;
  if work.kind = 'REMINDER' then
    return remind(parcel, work, at);
  end if;
  -- somebody has said so
  if state.open_exceptions ? work.kind then
    return false;
  end if;
  event := event_of_work(parcel, state, work, at);
  is_new := append_event(event);
  update delay_episode d
  set event_id = event.id
  where d.package_id = parcel.id
    and (d.kind, d.anchor_event_id, d.step) = (work.kind, work.anchor_event_id, work.step)
    and is_new;
  return is_new;
end
$$;

-- As of the moment when it was due, whenever somebody looked.
create or replace function event_of_work(parcel package, state package_state, work due_work, at timestamptz)
returns package_event
language plpgsql stable
as $$
declare
  event package_event;
begin
  event.id := id_of_work(work.kind, work.anchor_event_id, work.step, cardinality(state.voided_event_ids));
  event.package_id := parcel.id;
  event.kind := case work.kind when 'RETURN_PROPOSAL' then 'NOTE' else 'RAISE_EXCEPTION' end;
  event.exception_kind := nullif(work.kind, 'RETURN_PROPOSAL');
  event.recorded_at := date_trunc('milliseconds', at);
  event.occurred_at := work.due_at;
  event.ordered_at := ordered_at(event.occurred_at, event.recorded_at);
  event.time_zone := (select o.time_zone from office o where o.id = work.office_id);
  event.responsible_party := case when work.kind = 'STALLED' and state.office_id is not null then 'OFFICE' end;
  event.reason := case work.kind
    when 'DELAYED' then
      case
        when on_calendar(work.office_id, parcel.promised_at) = work.due_at then 'It was not received when it was promised.'
        else 'It was not received when it was expected.'
      end
    when 'STALLED' then 'Nobody has scanned it for days.'
    when 'UNCLAIMED' then 'Nobody has come for it.'
    else 'Nobody came for it: return it to its sender.'
  end;
  return event;
end
$$;

-- The recipient is told again, unless more than this is due by now.
create or replace function remind(parcel package, work due_work, at timestamptz)
returns boolean
language plpgsql
as $$
declare
  state package_state;
begin
  select s.* into strict state from package_state s where s.package_id = parcel.id;
  if exists (
    select
    from due_works(parcel, state) w
    where w.anchor_event_id = work.anchor_event_id
      and w.due_at <= at
      and (w.kind = 'UNCLAIMED' or w.kind = 'REMINDER' and w.step > work.step)
  ) then
    return false;
  end if;
  perform plan_reminder(parcel.id, work.anchor_event_id, work.step, at);
  -- whoever sends what is planned is woken by an event
  insert into outbox (package_id, event_id) values (parcel.id, work.anchor_event_id);
  return true;
end
$$;

grant execute on function watch_delays to postroom_api;
