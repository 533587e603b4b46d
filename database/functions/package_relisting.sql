-- Takes it from the lists of what it was to those of what it is: what two `listing_of` differ in. Every scan comes by here.
create or replace function relist_package(
  parcel package, before journey_state, before_at timestamptz, after journey_state, after_at timestamptz
)
returns void
language plpgsql
as $$
declare
  fixed uuid[] := array_remove(array[everything(), parcel.origin_office_id, parcel.destination_office_id], null);
  -- the offices on the way, which are neither origin nor destination
  left_id uuid := case when before.office_id <> all (fixed) then before.office_id end;
  entered_id uuid := case when after.office_id <> all (fixed) then after.office_id end;
  facets_before int[] := week_facet(before_at) || state_facets(before);
  facets_after int[] := week_facet(after_at) || state_facets(after);
begin
  if left_id is distinct from entered_id then
    if left_id is not null then
      perform leave_lists(parcel, array[left_id], facets_before || lasting_facets(parcel.id));
    end if;
    if entered_id is not null then
      perform enter_lists(parcel, array[entered_id], facets_after || lasting_facets(parcel.id));
      perform keep_terms(parcel.id, array[entered_id]);
    end if;
  elsif entered_id is not null then
    fixed := fixed || entered_id;
  end if;
  if facets_before <> facets_after then
    perform leave_lists(parcel, fixed, array(select unnest(facets_before) except select unnest(facets_after)));
    perform enter_lists(parcel, fixed, array(select unnest(facets_after) except select unnest(facets_before)));
  end if;
  if before.office_id is distinct from after.office_id then
    if before.office_id is not null then
      perform leave_lists(parcel, array[before.office_id], array[role_facet('CURRENT')]);
    end if;
    if after.office_id is not null then
      perform enter_lists(parcel, array[after.office_id], array[role_facet('CURRENT')]);
    end if;
  end if;
end
$$;

create or replace function state_facets(state journey_state)
returns int[]
language plpgsql immutable
as $$
begin
  if state.open_exceptions = '{}' then
    return array[status_facet(state.status)];
  end if;
  return status_facet(state.status) || array(
    select exception_facet(x.kind)
    from jsonb_object_keys(state.open_exceptions) x (kind)
    order by x.kind
  );
end
$$;

create or replace function lasting_facets(package_id uuid)
returns int[]
language plpgsql stable
as $$
begin
  return any_facet() || array(
    select distinct carrier_facet(c.carrier)
    from package_carrier_number c
    where c.package_id = lasting_facets.package_id
      and c.carrier is not null
  );
end
$$;

create or replace function leave_lists(parcel package, scope_ids uuid[], facets int[])
returns void
language plpgsql
as $$
begin
  delete from package_listing l
  where l.scope_id = any (scope_ids)
    and l.facet = any (facets)
    and l.registered_at = parcel.registered_at
    and l.package_id = parcel.id;
end
$$;

create or replace function enter_lists(parcel package, scope_ids uuid[], facets int[])
returns void
language plpgsql
as $$
begin
  insert into package_listing (scope_id, facet, registered_at, package_id, promised_at)
  select scope.id, f.facet, parcel.registered_at, parcel.id, parcel.promised_at
  from unnest(scope_ids) scope (id)
  cross join unnest(facets) f (facet)
  on conflict on constraint package_listing_pkey do nothing;
end
$$;

-- What an event changes about the lists: of most, that is the status.
create or replace function keep_lists(
  event package_event, parcel package, before journey_state, before_at timestamptz, after journey_state
)
returns void
language plpgsql
as $$
begin
  if event.version > 1
    and (after.status, after.office_id, after.open_exceptions, week_facet(event.recorded_at))
      is distinct from (before.status, before.office_id, before.open_exceptions, week_facet(before_at))
  then
    perform relist_package(parcel, before, before_at, after, event.recorded_at);
  end if;
  -- what a registration and a completion have added is in no list yet
  if event.version = 1 or event.kind = 'COMPLETE' then
    perform list_package(parcel.id);
  end if;
end
$$;
