-- Leases what is due at this time: of each package all that waits, in the order of its versions, and nothing of a package of
-- which somebody else still holds a part. Who locks the first row of a package holds all of it. Beside the last event of a
-- package stands what the public may know of it by now, beside the first of all the first page of what nobody may follow any
-- more. What failed several times is looked at after all else, and by itself, so that it drags nothing down with it. What was
-- tried too often is not handed out any more, but told as given up until somebody says that this was reported.
create or replace function claim_outbox(max_rows int, lease_seconds int, at timestamptz default now())
returns table (id bigint, payload jsonb)
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  lease_end timestamptz := at + lease_seconds * interval '1 second';
begin
  return query
  with untold as (
    select o.id
    from outbox o
    where o.given_up_at is not null
      and o.reported_at is null
      and (o.leased_until is null or o.leased_until <= at)
    limit max_rows
    for update skip locked
  )
  update outbox o
  set leased_until = lease_end
  from untold
  where o.id = untold.id
  returning o.id, jsonb_build_object('packageId', o.package_id, 'eventId', o.event_id, 'isGivenUp', true);

  return query
  with head as (
    select due.id, due.package_id
    from outbox due
    where not is_suspect(due.attempts)
      and (due.leased_until is null or due.leased_until <= at)
      and not exists (
        select
        from outbox other
        where other.package_id = due.package_id
          and (other.id < due.id or other.leased_until > at)
      )
    order by due.id
    limit max_rows
    for update of due skip locked
  ), claimed as (
    update outbox o
    set
      leased_until = lease_end,
      attempts = o.attempts + 1
    where o.id in (
      select waiting.id
      from head
      join outbox waiting on waiting.package_id = head.package_id
      where not exists (
        select
        from outbox suspect
        where suspect.package_id = waiting.package_id
          and suspect.id <= waiting.id
          and is_suspect(suspect.attempts)
      )
      order by waiting.id
      limit max_rows
    )
    returning o.id, o.event_id, o.package_id
  )
  select
    c.id,
    outbox_payload(
      c.event_id,
      c.package_id,
      c.id = max(c.id) over (partition by c.package_id),
      c.id = min(c.id) over ()
    )
  from claimed c
  order by c.id;
  if not found then
    return query select * from claim_suspect(lease_end, at);
  end if;
end
$$;

-- One that failed before, by itself; given up if it was tried too often.
create or replace function claim_suspect(lease_end timestamptz, at timestamptz)
returns table (id bigint, payload jsonb)
language plpgsql
as $$
declare
  suspect outbox;
begin
  select o.* into suspect
  from outbox o
  where is_suspect(o.attempts)
    and o.given_up_at is null
    and (o.leased_until is null or o.leased_until <= at)
    and (o.due_at is null or o.due_at <= at)
    and not exists (
      select
      from outbox other
      where other.package_id = o.package_id
        and (other.id < o.id or other.leased_until > at)
    )
  -- what was taken down by another is through before the other is tried again
  order by o.attempts, o.id
  limit 1
  for update of o skip locked;
  if suspect.id is null then
    return;
  end if;
  if suspect.attempts < most_attempts_to_hand_on() then
    update outbox o
    set
      leased_until = lease_end,
      attempts = o.attempts + 1
    where o.id = suspect.id;
    id := suspect.id;
    payload := outbox_payload(suspect.event_id, suspect.package_id, true, true);
  else
    update outbox o
    set
      leased_until = lease_end,
      given_up_at = at
    where o.id = suspect.id;
    id := suspect.id;
    payload := jsonb_build_object('packageId', suspect.package_id, 'eventId', suspect.event_id, 'isGivenUp', true);
  end if;
  return next;
end
$$;

-- About half an hour of trying: release_outbox says how long each try waits.
create or replace function most_attempts_to_hand_on()
returns int
language sql immutable
as $$
  select 14
$$;

create or replace function is_suspect(attempts int)
returns boolean
language sql immutable
as $$
  select attempts >= 3
$$;

-- Without an event where it cannot be told, or would not fit into a row of the Data API: that is the fault of this row alone.
create or replace function outbox_payload(event_id uuid, package_id uuid, is_last boolean, is_first boolean)
returns jsonb
language plpgsql stable
as $$
declare
  payload jsonb := jsonb_build_object('packageId', package_id, 'eventId', event_id, 'isGivenUp', false);
  content jsonb;
begin
  content := jsonb_build_object(
    'event', pushed_event(event_id),
    'publicTracking', case when is_last then pushed_tracking(package_id) end,
    'dueAt', case when is_last then due_of(package_id) end,
    'endedRights', case when is_first then ended_rights(0) end
  );
  return payload || case when octet_length(content::text) < 63 * 1024 then content else '{}' end;
exception
  when others then
    return payload;
end
$$;

-- Fit for every subscriber: nothing in it is for staff only.
create or replace function pushed_event(event_id uuid)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select event_object(
      e,
      p.tracking_number,
      case when o.id is not null then office_object(o, at_office, false) end,
      case when l.id is not null then location_object(l, false) end,
      false,
      e.id <> all (s.uncounted_event_ids) and e.id <> all (s.voided_event_ids),
      e.id = any (s.voided_event_ids)
    ) || jsonb_strip_nulls(jsonb_build_object('leftOfficeIds', left_office_ids(e, p, s)))
    from package_event e
    join package p on p.id = e.package_id
    join package_state s on s.package_id = e.package_id
    left join office o on o.id = e.office_id
    left join location at_office on at_office.id = o.location_id
    left join location l on l.id = e.location_id
    where e.id = pushed_event.event_id
  );
end
$$;

-- Null while a package is only registered: nobody can have followed a number before it was given.
create or replace function pushed_tracking(package_id uuid)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select public_tracking(s.package_id)
    from package_state s
    where s.package_id = pushed_tracking.package_id
      and s.version > 1
  );
end
$$;

create or replace function finish_outbox(ids jsonb)
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  finished int;
begin
  delete from outbox o
  where o.id in (select i.id::bigint from jsonb_array_elements_text(ids) i (id));
  get diagnostics finished = row_count;
  return finished;
end
$$;

-- Gives rows back before their lease ends. Those that were tried and failed wait, the longer the more often they have; those
-- that only stood behind them were not tried. Whether some are due at once, and when the first of the others is.
create or replace function release_outbox(
  untried jsonb, failed jsonb default '[]', at timestamptz default now(), out is_due boolean, out next_due timestamptz
)
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  update outbox o
  set
    leased_until = null,
    attempts = o.attempts - 1
  where o.id in (select i.id::bigint from jsonb_array_elements_text(untried) i (id))
    and o.attempts > 0;

  with given_back as (
    update outbox o
    set
      leased_until = null,
      due_at = case when is_suspect(o.attempts) then at + least(power(2, o.attempts - 2), 300) * interval '1 second' end
    where o.id in (select i.id::bigint from jsonb_array_elements_text(failed) i (id))
    returning o.due_at
  )
  select coalesce(bool_or(g.due_at is null), untried <> '[]'), min(g.due_at)
  into is_due, next_due
  from given_back g;
end
$$;

-- Somebody was told that these were given up.
create or replace function report_outbox(ids jsonb, at timestamptz default now())
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  reported int;
begin
  update outbox o
  set
    leased_until = null,
    reported_at = at
  where o.id in (select i.id::bigint from jsonb_array_elements_text(ids) i (id))
    and o.given_up_at is not null;
  get diagnostics reported = row_count;
  return reported;
end
$$;

-- Everything that was given up is tried again as if for the first time. For the owner of the database.
create or replace function redrive_outbox()
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  redriven int;
begin
  update outbox o
  set
    attempts = 0,
    due_at = null,
    leased_until = null,
    given_up_at = null,
    reported_at = null
  where o.given_up_at is not null;
  get diagnostics redriven = row_count;
  return redriven;
end
$$;

create or replace function outbox_has_due(at timestamptz default now())
returns boolean
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return exists (
    select
    from outbox o
    where o.given_up_at is null
      and (o.leased_until is null or o.leased_until <= at)
      and (o.due_at is null or o.due_at <= at)
      and not exists (
        select
        from outbox other
        where other.package_id = o.package_id
          and (other.id < o.id or other.leased_until > at)
      )
  );
end
$$;

grant execute on function claim_outbox, finish_outbox, release_outbox, report_outbox, outbox_has_due to postroom_api;
