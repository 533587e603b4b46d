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
  if event.kind <> 'VOID'
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
  if after.open_exceptions <> before.open_exceptions then
    perform keep_exceptions(event, after.open_exceptions);
  end if;
  if (after.status, after.office_id) is distinct from (before.status, before.office_id) then
    perform keep_offices(parcel, before, after);
  end if;
  insert into outbox (package_id, event_id) values (event.package_id, event.id);
  return true;
end
$$;

create or replace function journey_state_of(known package_state)
returns journey_state
language sql immutable
as $$
  select row(
    known.status, known.office_id, known.location_id, known.journey, known.attempts, known.status_before_loss,
    known.open_exceptions, known.uncounted_event_ids, known.voided_event_ids, known.notice_event_ids
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

-- Opens and closes what the history says; what rules and people opened is left alone.
create or replace function keep_exceptions(event package_event, open_exceptions jsonb)
returns void
language plpgsql
as $$
begin
  update package_exception x
  set closed_at = event.recorded_at
  where x.package_id = event.package_id
    and x.closed_at is null
    and x.kind in ('CUSTODY_GAP', 'MISROUTED', 'CLOCK_SKEW')
    and x.opened_by_event_id::text is distinct from open_exceptions ->> x.kind;

  insert into package_exception (package_id, kind, opened_at, opened_by_event_id, responsible_party)
  select opener.package_id, open.kind, opener.ordered_at, opener.id, 'OFFICE'
  from jsonb_each_text(open_exceptions) open (kind, event_id)
  join package_event opener on opener.id = open.event_id::uuid
  on conflict (package_id, kind, opened_by_event_id) do update
  set closed_at = null
  where package_exception.closed_at is not null;
end
$$;

-- One row for each office that the package is of now.
create or replace function keep_offices(parcel package, before journey_state, after journey_state)
returns void
language plpgsql
as $$
begin
  if after.status <> before.status then
    update office_package op
    set status = after.status
    where op.package_id = parcel.id;
  end if;

  if before.office_id <> parcel.origin_office_id
    and before.office_id is distinct from parcel.destination_office_id
    and before.office_id is distinct from after.office_id
  then
    delete from office_package op
    where op.package_id = parcel.id
      and op.office_id = before.office_id;
  end if;
  if after.office_id <> parcel.origin_office_id and after.office_id is distinct from parcel.destination_office_id then
    insert into office_package (package_id, office_id, status, registered_at, is_origin)
    values (parcel.id, after.office_id, after.status, parcel.registered_at, false)
    on conflict do nothing;
  end if;
end
$$;
