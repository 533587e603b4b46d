-- What will be due for a package if nothing happens to it any more.

-- Those of its events that count in this state and are of these kinds: the last one by then.
drop function if exists last_counted(package_state, text[], timestamptz);
create or replace function last_counted(
  state package_state, kinds text[], until timestamptz, known_by timestamptz default 'infinity'
)
returns package_event
language plpgsql stable
as $$
declare
  found_event package_event;
begin
  select e.* into found_event
  from package_event e
  where e.package_id = state.package_id
    and e.kind = any (kinds)
    and e.ordered_at <= until
    and e.recorded_at <= known_by
    and e.version <= state.version
    and e.id <> all (state.uncounted_event_ids)
    and e.id <> all (state.voided_event_ids)
  order by e.ordered_at desc, event_rank(e.kind) desc, e.id desc
  limit 1;
  return found_event;
end
$$;

-- The departure since which it is on its way to where it is to go; before the first one, how it became known.
drop function if exists leg_of(package_state, timestamptz);
create or replace function leg_of(state package_state, until timestamptz, known_by timestamptz default 'infinity')
returns package_event
language plpgsql stable
as $$
declare
  leg package_event;
begin
  leg := case when state.status in ('IN_TRANSIT', 'AT_HUB') then last_counted(state, '{DEPART}', until, known_by) end;
  if leg.id is null and state.status in ('REGISTERED', 'ACCEPTED', 'IN_TRANSIT', 'AT_HUB') then
    leg := last_counted(state, '{REGISTER}', until, known_by);
  end if;
  return leg;
end
$$;

-- When it is expected where it is to go. Null if it has not left, has come, or is to go nowhere yet.
create or replace function expected_of(parcel package, leg package_event)
returns timestamptz
language plpgsql stable
as $$
begin
  if leg.kind is distinct from 'DEPART' or parcel.destination_office_id is null then
    return null;
  end if;
  return expected_at(coalesce(leg.office_id, parcel.origin_office_id), parcel.destination_office_id, leg.ordered_at);
end
$$;

-- The same of the package in this state, by what had happened and was known; if it was said to be late by then, the end of the
-- opening day after that.
create or replace function expected_in(
  parcel package, state package_state, happened_by timestamptz default 'infinity', known_by timestamptz default 'infinity'
)
returns timestamptz
language plpgsql stable
as $$
declare
  leg package_event := leg_of(state, happened_by, known_by);
  expected timestamptz := expected_of(parcel, leg);
  said_at timestamptz;
begin
  if expected is null then
    return null;
  end if;
  said_at := (
    select max(e.recorded_at)
    from generate_series(0, cardinality(state.voided_event_ids)) voids
    join package_event e on e.id = id_of_work('DELAYED', leg.id, 1, voids)
    where e.ordered_at <= happened_by
      and e.recorded_at <= known_by
      and e.version <= state.version
      and e.id <> all (state.voided_event_ids)
  );
  return greatest(expected, (
    select closing_of(o, calendar_of(o.id), opening_day_after(o, calendar_of(o.id), day_at(o, said_at), 1))
    from office o
    where o.id = parcel.destination_office_id
      and said_at is not null
  ));
end
$$;

-- Of the event that says it: another one only if the former was taken back.
create or replace function id_of_work(kind text, anchor_event_id uuid, step int, voids int)
returns uuid
language plpgsql immutable
as $$
begin
  return uuid_from(concat_ws(' ', 'delay', kind, anchor_event_id, step, voids));
end
$$;

-- All steps, also those that were done.
create or replace function due_works(parcel package, state package_state, until timestamptz default 'infinity')
returns setof due_work
language plpgsql stable
as $$
begin
  return query
  select w.*
  from (
    select * from delay_work(parcel, leg_of(state, until))
    union all
    select * from stall_work(parcel, state, last_counted(
      state, '{ACCEPT,DEPART,RECEIVE,SHELVE,GO_OUT,FAIL_ATTEMPT,START_RETURN,FOUND}', until
    ))
    union all
    select * from pickup_works(parcel, state, last_counted(state, '{SHELVE}', until))
  ) w;
end
$$;

-- A promise counts for the leg in which it passes; one that was broken before is not broken again with each departure.
create or replace function delay_work(parcel package, leg package_event)
returns setof due_work
language plpgsql stable
as $$
declare
  o office;
  calendar office_calendar;
  expected timestamptz := expected_of(parcel, leg);
  promised timestamptz;
begin
  if leg.id is null or parcel.destination_office_id is null then
    return;
  end if;
  select known.* into o from office known where known.id = parcel.destination_office_id;
  calendar := calendar_of(o.id);
  if parcel.promised_at > leg.ordered_at then
    promised := on_opening_day(o, calendar, parcel.promised_at);
  end if;
  if least(expected, promised) is not null then
    return next row('DELAYED', leg.id, 1, least(expected, promised), o.id)::due_work;
  end if;
end
$$;

-- In the calendar of the office that has it, or is to get it, or sent it. What is shelved waits for somebody, and what is
-- only registered is not here yet.
create or replace function stall_work(parcel package, state package_state, scan package_event)
returns setof due_work
language plpgsql stable
as $$
declare
  o office;
  calendar office_calendar;
begin
  if scan.id is null or state.status not in (
    'ACCEPTED', 'IN_TRANSIT', 'AT_HUB', 'ARRIVED', 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED', 'RETURNING'
  ) then
    return;
  end if;
  select known.* into o
  from office known
  where known.id = coalesce(state.office_id, parcel.destination_office_id, parcel.origin_office_id);
  calendar := calendar_of(o.id);
  return next row(
    'STALLED',
    scan.id,
    1,
    closing_of(o, calendar, opening_day_after(o, calendar, day_at(o, scan.ordered_at), calendar.stalled_after_days)),
    o.id
  )::due_work;
end
$$;

-- Days from the notice on, each step when the office opens: the recipient can come then.
create or replace function pickup_works(parcel package, state package_state, shelving package_event)
returns setof due_work
language plpgsql stable
as $$
declare
  o office;
  calendar office_calendar;
  told_on date;
begin
  if shelving.id is null or state.status <> 'READY_FOR_PICKUP' then
    return;
  end if;
  select known.* into o
  from office known
  where known.id = coalesce(state.office_id, parcel.destination_office_id, parcel.origin_office_id);
  calendar := calendar_of(o.id);
  told_on := day_at(o, noticed_at(shelving));
  return query
  select
    s.kind,
    shelving.id,
    s.step,
    opening_of(o, calendar, opening_day_after(o, calendar, told_on + s.days, 0)),
    o.id
  from (
    select 'REMINDER', n, n * calendar.remind_every_days
    from generate_series(1, (calendar.unclaimed_after_days - 1) / calendar.remind_every_days) n
    union all
    values
      ('UNCLAIMED', 1, calendar.unclaimed_after_days),
      ('RETURN_PROPOSAL', 1, calendar.unclaimed_after_days + calendar.propose_return_after_days)
  ) s (kind, step, days);
end
$$;

-- When the recipient was told first that it is there; as long as nobody told them, when it was shelved.
create or replace function noticed_at(shelving package_event)
returns timestamptz
language plpgsql stable
as $$
begin
  return coalesce(
    (
      select min(n.sent_at)
      from notification n
      where n.package_id = shelving.package_id
        and n.kind = 'READY_FOR_PICKUP'
        and n.role = 'RECIPIENT'
        and n.state = 'SENT'
        and n.sent_at >= shelving.ordered_at
    ),
    shelving.ordered_at
  );
end
$$;
