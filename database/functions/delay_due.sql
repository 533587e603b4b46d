-- Each package says when it has to be looked at, in the transaction of the scan that changed it.

create or replace function keep_due(parcel package, event package_event)
returns void
language plpgsql
as $$
declare
  state package_state;
begin
  select s.* into strict state from package_state s where s.package_id = parcel.id;
  -- what came out of order may show that something was never late; taking that back comes here again
  if (event.kind in ('VOID', 'COMPLETE') or event.id <> state.last_event_id) and retract_delays(parcel, state) then
    return;
  end if;
  perform write_due(parcel, state);
end
$$;

-- One upsert; nothing where nothing is due, and no row where it never was.
create or replace function write_due(parcel package, state package_state)
returns void
language plpgsql
as $$
declare
  expected timestamptz := expected_in(parcel, state);
  due timestamptz := (
    select min(w.due_at)
    from due_works(parcel, state) w
    where not is_done(parcel.id, w)
  );
begin
  if num_nonnulls(expected, due) = 0 then
    delete from delay_due d where d.package_id = parcel.id;
    return;
  end if;
  insert into delay_due as d (package_id, expected_at, due_at)
  values (parcel.id, expected, due)
  on conflict (package_id) do update
  set
    expected_at = excluded.expected_at,
    due_at = excluded.due_at
  where (d.expected_at, d.due_at) is distinct from (excluded.expected_at, excluded.due_at);
end
$$;

create or replace function is_done(package_id uuid, work due_work)
returns boolean
language plpgsql stable
as $$
begin
  return exists (
    select
    from delay_episode d
    where d.package_id = is_done.package_id
      and d.kind = work.kind
      and d.anchor_event_id = work.anchor_event_id
      and d.step >= work.step
  );
end
$$;

-- Voids what was said in good faith and, by what is heard now, was not so: where the history up to it gives another reason, or
-- none. Whether something was.
create or replace function retract_delays(parcel package, state package_state)
returns boolean
language plpgsql
as $$
declare
  episode delay_episode;
  said package_event;
  has_retracted boolean := false;
begin
  for episode in
    select d.*
    from delay_episode d
    join jsonb_each_text(state.open_exceptions) open (kind, event_id) on open.event_id = d.event_id::text
    where d.package_id = parcel.id
      and open.kind = d.kind
    order by d.event_id
  loop
    select e.* into strict said from package_event e where e.id = episode.event_id;
    if not is_still_true(parcel, state, episode, said) then
      -- it may become so again
      delete from delay_episode d where d.event_id = said.id;
      has_retracted := append_event(retraction_of(said)) or has_retracted;
    end if;
  end loop;
  return has_retracted;
end
$$;

create or replace function is_still_true(parcel package, state package_state, episode delay_episode, said package_event)
returns boolean
language plpgsql stable
as $$
declare
  folded journey_state := (
    select journey(
      e, parcel.origin_office_id, parcel.destination_office_id
      order by e.ordered_at, event_rank(e.kind), e.id
    )
    from package_event e
    where e.package_id = parcel.id
      and e.id <> all (state.voided_event_ids)
      and (e.ordered_at, event_rank(e.kind), e.id) < (said.ordered_at, event_rank(said.kind), said.id)
  );
begin
  state := state_of_journey(state, folded, state.voided_event_ids);
  return exists (
    select
    from due_works(parcel, state, said.ordered_at) w
    where w.kind = episode.kind
      and w.anchor_event_id = episode.anchor_event_id
  );
end
$$;

create or replace function retraction_of(said package_event)
returns package_event
language plpgsql volatile
as $$
declare
  event package_event;
begin
  event.id := uuid_from('retraction ' || said.id);
  event.package_id := said.package_id;
  event.kind := 'VOID';
  event.voids_event_id := said.id;
  event.reason := 'A scan that was heard of later shows that it was not so.';
  event.time_zone := said.time_zone;
  return dated(event);
end
$$;

-- When the package has to be looked at, for whoever sees to it that somebody does.
create or replace function due_of(package_id uuid)
returns text
language plpgsql stable
as $$
begin
  return (select as_instant(d.due_at) from delay_due d where d.package_id = due_of.package_id);
end
$$;
