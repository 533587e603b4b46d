-- What happened since, every event once: to a package in the order of its versions, to all packages of an office in the order
-- of transactions. Null for whom neither would be pushed.

create or replace function changes_of_package(viewer jsonb, package_id uuid, since int, page_limit int)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  held package_right := package_right(viewer, package_id);
  known_version int := (select s.version from package_state s where s.package_id = changes_of_package.package_id);
  event_ids uuid[];
  places text[];
begin
  if not held.sees or known_version is null then
    return null;
  end if;
  if since > known_version then
    return error_json('INVALID_INPUT', format('since is %s, and the package has come to version %s.', since, known_version));
  end if;

  select array_agg(next.id order by next.version), array_agg(next.version::text order by next.version)
  into event_ids, places
  from (
    select e.id, e.version
    from package_event e
    where e.package_id = changes_of_package.package_id
      and e.version > since
    order by e.version
    limit page_limit + 1
  ) next;
  return page_of_changes(viewer, null, event_ids, places, since::text, page_limit);
end
$$;

-- A place is the epoch, a transaction, and an office_change of it. Only what is older than every transaction that is still
-- under way is shown: nothing can come to stand before it any more. Who has no place yet begins before those under way.
create or replace function changes_of_office(viewer jsonb, office_id uuid, since text, page_limit int)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  epoch text := (select e.id from office_change_epoch e);
  oldest_under_way xid8 := pg_snapshot_xmin(pg_current_snapshot());
  since_transaction xid8 := coalesce(split_part(since, '-', 2), oldest_under_way::text)::xid8;
  since_id bigint := coalesce(split_part(since, '-', 3), '0')::bigint;
  event_ids uuid[];
  places text[];
begin
  if not works_in_office(viewer, office_id) then
    return null;
  end if;
  if split_part(since, '-', 1) <> epoch or since_transaction > pg_snapshot_xmax(pg_current_snapshot()) then
    return error_json('INVALID_INPUT', 'since is not of this database, or from before it was restored: begin anew.');
  end if;

  select
    array_agg(next.event_id order by next.transaction_id, next.id),
    array_agg(concat_ws('-', epoch, next.transaction_id, next.id) order by next.transaction_id, next.id)
  into event_ids, places
  from (
    select c.event_id, c.transaction_id, c.id
    from office_change c
    where c.office_id = changes_of_office.office_id
      and (c.transaction_id, c.id) > (since_transaction, since_id)
      and c.transaction_id < oldest_under_way
    order by c.transaction_id, c.id
    limit page_limit + 1
  ) next;
  return page_of_changes(
    viewer, changes_of_office.office_id, event_ids, places, concat_ws('-', epoch, since_transaction, since_id), page_limit
  );
end
$$;

-- As many of the events as a page may hold: an answer of the Data API may have 1 MiB, its quotes escaped (F58).
drop function if exists page_of_changes(jsonb, uuid[], text[], text, int);
create or replace function page_of_changes(
  viewer jsonb, office_id uuid, event_ids uuid[], places text[], since text, page_limit int
)
returns jsonb
language plpgsql stable
as $$
declare
  rights package_right[] := open_changes(viewer, office_id, event_ids[:page_limit]);
begin
  return (
    with item as (
      select c.rank, c.place, event_seen_by(rights[c.rank], c.event_id) as item
      from unnest(event_ids, places) with ordinality c (event_id, place, rank)
      where c.rank <= page_limit
    ), shown as (
      select *
      from (
        select i.*, sum(octet_length(i.item::text)) over (order by i.rank) as bytes
        from item i
      ) weighed
      where bytes <= 500000 or rank = 1
    )
    select jsonb_build_object(
      'items', coalesce(jsonb_agg(s.item order by s.rank), '[]'),
      'since', coalesce((array_agg(s.place order by s.rank desc))[1], since),
      'hasMore', count(*) < coalesce(cardinality(event_ids), 0)
    )
    from shown s
  );
end
$$;

-- What the viewer may do with the packages of these events, in their order. What was pushed to an office where they work they
-- may read again, though the package is out of sight by now.
create or replace function open_changes(viewer jsonb, office_id uuid, event_ids uuid[])
returns package_right[]
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  is_of_office boolean := office_id is not null and works_in_office(viewer, office_id);
  rights package_right[];
  package_ids uuid[];
  is_open boolean;
begin
  with change as (
    select e.package_id, e.office_ids, c.rank
    from unnest(event_ids) with ordinality c (event_id, rank)
    join package_event e on e.id = c.event_id
  ), held as materialized (
    select of_change.package_id, package_right(viewer, of_change.package_id) as held
    from (select distinct c.package_id from change c) of_change
  )
  select
    array_agg(h.held order by c.rank),
    array_agg(distinct c.package_id) filter (
      where (h.held).sees or is_of_office and open_changes.office_id = any (c.office_ids)
    )
  into rights, package_ids
  from change c
  join held h using (package_id);
  is_open := open_packages(package_ids);
  return rights;
end
$$;

-- As in the package; for whom the package is out of sight by now, as it was pushed to them.
create or replace function event_seen_by(held package_right, event_id uuid)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select event_object(
      e,
      p.tracking_number,
      case when o.id is not null then office_object(o, at_office, shows_cost_centre(held)) end,
      case when l.id is not null then location_object(l, held.contacts <> 'NONE') end,
      held.role is not null,
      e.id <> all (s.uncounted_event_ids) and e.id <> all (s.voided_event_ids),
      e.id = any (s.voided_event_ids)
    )
    from package_event e
    join package p on p.id = e.package_id
    join package_state s on s.package_id = e.package_id
    left join office o on o.id = e.office_id
    left join location at_office on at_office.id = o.location_id
    left join location l on l.id = e.location_id
    where e.id = event_seen_by.event_id
  );
end
$$;

-- For the owner, after a restore from a dump or from a point in time: every client begins anew.
create or replace function begin_office_changes_anew()
returns void
language plpgsql
set search_path = public, pg_temp
as $$
begin
  truncate office_change;
  update office_change_epoch set id = default;
end
$$;

grant execute on function changes_of_package, changes_of_office to postroom_api;
