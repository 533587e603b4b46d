-- The first row of each package of which nobody holds a part. Its own lease is asked for by itself: that alone is asked
-- again of a row that somebody else has claimed since this statement began.
create or replace view outbox_due as
select o.id, o.package_id
from outbox o
where (o.leased_until is null or o.leased_until <= now())
  and not exists (
    select
    from outbox other
    where other.package_id = o.package_id
      and (other.id < o.id or other.leased_until > now())
  );

-- Leases what is due: of each package all that waits, in the order of its versions, and nothing of a package of which
-- somebody else still holds a part. Who locks the first row of a package holds all of it. Beside the last event of a package
-- stands what the public may know of it by now, beside the first of all the first page of what nobody may follow any more.
create or replace function claim_outbox(max_rows int, lease_seconds int)
returns table (id bigint, payload jsonb)
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  return query
  with head as (
    select due.id, due.package_id
    from outbox_due due
    order by due.id
    limit max_rows
    for update of due skip locked
  ), claimed as (
    update outbox o
    set leased_until = now() + lease_seconds * interval '1 second'
    where o.id in (
      select waiting.id
      from head
      join outbox waiting on waiting.package_id = head.package_id
      order by waiting.id
      limit max_rows
    )
    returning o.id, o.event_id, o.package_id
  )
  select
    c.id,
    jsonb_build_object(
      'event', pushed_event(c.event_id),
      'publicTracking', case
        when c.id = max(c.id) over (partition by c.package_id) then pushed_tracking(c.package_id)
      end,
      'endedRights', case when c.id = min(c.id) over () then ended_rights(0) end
    )
  from claimed c
  order by c.id;
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

-- Gives rows back before their lease ends.
create or replace function release_outbox(ids jsonb)
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  released int;
begin
  update outbox o
  set leased_until = null
  where o.id in (select i.id::bigint from jsonb_array_elements_text(ids) i (id));
  get diagnostics released = row_count;
  return released;
end
$$;

create or replace function outbox_has_due()
returns boolean
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return exists (select from outbox_due);
end
$$;

grant execute on function claim_outbox, finish_outbox, release_outbox, outbox_has_due to postroom_api;
