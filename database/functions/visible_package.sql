-- The packages that a viewer may see, each asked for by itself: for functions that have found few already, and read what
-- nobody was granted. Plain enough for the planner to look through.
create or replace function visible_package(viewer jsonb)
returns setof package
language sql stable
as $$
  select p.*
  from package p
  where (package_right(viewer, p.id)).sees
$$;

-- The id of a package, if the viewer may see it.
create or replace function visible_package_id(viewer jsonb, tracking_number text)
returns uuid
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  found_id uuid := (select p.id from package p where p.tracking_number = visible_package_id.tracking_number);
begin
  return case when (package_right(viewer, found_id)).sees then found_id end;
end
$$;

-- Of these packages those that the viewer may see, with the people and the costs of none: what a list has found is asked for
-- again in other words.
create or replace function visible_package_ids(viewer jsonb, package_ids uuid[])
returns uuid[]
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  sees_all boolean := (viewer ->> 'kind' = 'SYSTEM' or viewer -> 'groups' ?| array['admin', 'finance']) is true;
  office_ids uuid[] := own_office_ids(viewer);
  person_ids uuid[] := own_person_ids(viewer);
  visible_ids uuid[] := package_ids;
  is_open boolean;
begin
  if not sees_all then
    visible_ids := array(
      select p.id
      from unnest(package_ids) asked (id)
      join package p on p.id = asked.id
      join package_state s on s.package_id = p.id
      where p.origin_office_id = any (office_ids)
        or p.destination_office_id = any (office_ids)
        or s.office_id = any (office_ids)
        or p.sender_id = any (person_ids)
        or p.recipient_id = any (person_ids)
        or exists (
          select
          from package_watcher w
          where w.package_id = p.id
            and w.person_id = any (person_ids)
        )
    );
  end if;
  is_open := open_packages(visible_ids);
  return visible_ids;
end
$$;

revoke execute on function visible_package from postroom_api;
grant execute on function visible_package_id to postroom_api;
