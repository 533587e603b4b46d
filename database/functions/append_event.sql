-- Adds one event to the history of a package that is locked, with all that follows from it. False where the id is taken,
-- which only a scan of another package at the same moment can bring about.
create or replace function append_event(event package_event)
returns boolean
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  parcel package;
  known package_state;
  before journey_state;
  after journey_state;
begin
  select p.* into strict parcel from package p where p.id = event.package_id;
  select s.* into strict known from package_state s where s.package_id = event.package_id;
  before := journey_state_of(known);
  -- later than all others: one step more. What changes the history or the route: the whole fold
  if event.kind not in ('VOID', 'COMPLETE')
    and (event.ordered_at, event_rank(event.kind), event.id)
      > (known.last_ordered_at, event_rank(known.last_kind), known.last_event_id)
  then
    after := journey_step(before, event, parcel.origin_office_id, parcel.destination_office_id);
  else
    after := journey_with(event, before.voided_event_ids, parcel);
  end if;

  event.version := known.version + 1;
  event.status := after.status;
  event.office_ids := array(
    select distinct o.id
    from unnest(array[parcel.origin_office_id, before.office_id, after.office_id, parcel.destination_office_id]) o (id)
    where o.id is not null
  );
  event.transaction_id := pg_current_xact_id();
  insert into package_event select event.* on conflict (id) do nothing;
  if not found then
    return false;
  end if;

  insert into office_change (office_id, transaction_id, event_id)
  select o.id, event.transaction_id, event.id
  from unnest(event.office_ids) o (id);
  perform keep_state(event, after);
  if (after.open_exceptions, after.closed_exceptions) <> (before.open_exceptions, before.closed_exceptions) then
    perform keep_exceptions(event.package_id, after);
  end if;
  perform keep_lists(event, parcel, before, known.updated_at, after);
  perform keep_delivery(parcel, before, after);
  insert into outbox (package_id, event_id) values (event.package_id, event.id);
  if event.kind = 'COMPLETE' or after.notice_event_ids <> before.notice_event_ids then
    perform hand_on_again(event, before, after);
  end if;
  if event.kind not in ('NOTE', 'RAISE_EXCEPTION', 'RESOLVE_EXCEPTION') then
    perform keep_due(parcel, event);
  end if;
  return true;
end
$$;

create or replace function journey_state_of(known package_state)
returns journey_state
language sql immutable
as $$
  select row(
    known.status, known.office_id, known.location_id, known.journey, known.attempts, known.status_before_loss,
    known.open_exceptions, known.uncounted_event_ids, known.voided_event_ids, known.notice_event_ids,
    known.closed_exceptions
  )::journey_state
$$;

-- The whole fold, with an event that is not in the history yet.
create or replace function journey_with(event package_event, voided_event_ids uuid[], parcel package)
returns journey_state
language sql stable
as $$
  select journey(
    e, parcel.origin_office_id, parcel.destination_office_id
    order by e.ordered_at, event_rank(e.kind), e.id
  )
  from (
    select e.* from package_event e where e.package_id = event.package_id
    union all
    select event.*
  ) e
  where e.id <> all (voided_event_ids)
    and e.id is distinct from event.voids_event_id
$$;

create or replace function keep_state(event package_event, after journey_state)
returns void
language plpgsql
as $$
begin
  update package_state s
  set
    version = event.version,
    status = after.status,
    office_id = after.office_id,
    location_id = after.location_id,
    journey = after.journey,
    attempts = after.attempts,
    status_before_loss = after.status_before_loss,
    open_exceptions = after.open_exceptions,
    closed_exceptions = after.closed_exceptions,
    uncounted_event_ids = after.uncounted_event_ids,
    voided_event_ids = after.voided_event_ids,
    notice_event_ids = after.notice_event_ids,
    (last_ordered_at, last_kind, last_event_id) = (
      select ordered_at, kind, id
      from (values
        (s.last_ordered_at, s.last_kind, s.last_event_id),
        (event.ordered_at, event.kind, event.id)
      ) e (ordered_at, kind, id)
      order by ordered_at desc, event_rank(kind) desc, id desc
      limit 1
    ),
    updated_at = event.recorded_at
  where s.package_id = event.package_id;
end
$$;

-- What the recipient is to hear of only now: this event has changed what another means, or said who the recipient is.
create or replace function hand_on_again(event package_event, before journey_state, after journey_state)
returns void
language plpgsql
as $$
begin
  insert into outbox (package_id, event_id)
  select event.package_id, notice.id
  from unnest(after.notice_event_ids) with ordinality notice (id, place)
  where notice.id <> event.id
    and (event.kind = 'COMPLETE' or notice.id <> all (before.notice_event_ids))
  order by notice.place;
end
$$;

-- One row for each exception of the history, whatever order it was heard in.
create or replace function keep_exceptions(parcel_id uuid, after journey_state)
returns void
language plpgsql
as $$
begin
  delete from package_exception x
  where x.package_id = parcel_id
    and (x.kind::text, x.opened_by_event_id) not in (select e.kind, e.opener_id from exceptions_of(after) e);

  insert into package_exception
  select (exception_row(e.kind, opener, closer.ordered_at)).*
  from exceptions_of(after) e
  join package_event opener on opener.id = e.opener_id
  left join package_event closer on closer.id = e.closer_id
  on conflict (package_id, kind, opened_by_event_id) do update
  set closed_at = excluded.closed_at
  where package_exception.closed_at is distinct from excluded.closed_at;
end
$$;

create or replace function exceptions_of(state journey_state)
returns table (kind text, opener_id uuid, closer_id uuid)
language sql immutable
as $$
  select open.kind, open.event_id::uuid, null
  from jsonb_each_text(state.open_exceptions) open (kind, event_id)
  union all
  select closed.kind, closed."openedByEventId", closed."closedByEventId"
  from jsonb_to_recordset(state.closed_exceptions)
    closed (kind text, "openedByEventId" uuid, "closedByEventId" uuid)
$$;

-- An exception, by the event that opened it. What the event says of it counts only if it names it.
create or replace function exception_row(kind text, opener package_event, closed_at timestamptz)
returns package_exception
language plpgsql stable
as $$
declare
  exception package_exception;
  is_named boolean := opener.exception_kind is not distinct from exception_row.kind;
begin
  exception.id := uuid_from('exception ' || exception_row.kind || ' ' || opener.id);
  exception.package_id := opener.package_id;
  exception.kind := exception_row.kind;
  exception.opened_at := opener.ordered_at;
  exception.opened_by_event_id := opener.id;
  exception.closed_at := exception_row.closed_at;
  exception.reason := case when is_named then opener.reason end;
  exception.responsible_party := coalesce(
    case when is_named then opener.responsible_party end,
    usual_party(exception_row.kind)
  );
  exception.needs_action := needs_action(exception_row.kind);
  return exception;
end
$$;
