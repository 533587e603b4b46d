-- What subscriptions begin with: what was found, and the ways in which the right to it can be taken away, each as what is told
-- when it is (`resolvers/ended-rights.ts`). No ways where a group gives the right: the token has it, until it expires.
create or replace function followed_office(viewer jsonb, office_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if works_in_office(viewer, followed_office.office_id) then
    return jsonb_build_object(
      'id', followed_office.office_id,
      'ends', ends_of_work(viewer, followed_office.office_id)
    );
  end if;
  return null;
end
$$;

create or replace function followed_import(viewer jsonb, import_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return (
    select jsonb_build_object('id', i.id, 'ends', ends_of_work(viewer, i.office_id))
    from import i
    where i.id = followed_import.import_id
      and works_in_office(viewer, i.office_id)
  );
end
$$;

-- Of several rights that a viewer has to a package it rests on the one that lasts longest. A package that is seen by a right
-- which nobody would end is not followed: so not by finance, who asks for it.
create or replace function followed_package(viewer jsonb, package_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select jsonb_build_object('id', p.id, 'ends', held.ends)
    from visible_package(viewer) p
    cross join rights_to_follow(viewer, p) held
    where p.id = followed_package.package_id
    order by held.place
    limit 1
  );
end
$$;

-- The rights of visible_package but that of finance, in the order of how long they last.
create or replace function rights_to_follow(viewer jsonb, parcel package)
returns table (place int, ends jsonb)
language sql stable
as $$
  select 1, '[]'::jsonb
  where viewer ->> 'kind' = 'SYSTEM'
    or viewer -> 'groups' ? 'admin'
  union all
  select 2, jsonb_build_array(jsonb_build_object('erasedPersonId', me.id))
  from person me
  where me.cognito_sub = viewer ->> 'sub'
    and me.id in (parcel.sender_id, parcel.recipient_id)
  union all
  select 3, ends_of_work(viewer, m.office_id)
  from office_member m
  where viewer -> 'groups' ? 'staff'
    and m.sub = viewer ->> 'sub'
    and m.office_id in (parcel.origin_office_id, parcel.destination_office_id)
  union all
  select 4, jsonb_build_array(
    jsonb_build_object('packageId', parcel.id, 'personId', me.id),
    jsonb_build_object('erasedPersonId', me.id)
  )
  from package_watcher w
  join person me on me.id = w.person_id
  where w.package_id = parcel.id
    and me.cognito_sub = viewer ->> 'sub'
  union all
  select 5, ends_of_work(viewer, m.office_id)
    || jsonb_build_object('packageId', parcel.id, 'leftOfficeIds', m.office_id)
  from package_state s
  join office_member m on m.office_id = s.office_id
  where viewer -> 'groups' ? 'staff'
    and s.package_id = parcel.id
    and m.sub = viewer ->> 'sub'
$$;

create or replace function ends_of_work(viewer jsonb, office_id uuid)
returns jsonb
language sql immutable
as $$
  select case
    when viewer ->> 'kind' = 'SYSTEM' or viewer -> 'groups' ? 'admin' then '[]'
    else jsonb_build_array(jsonb_build_object('userId', viewer ->> 'sub', 'officeId', office_id))
  end
$$;

-- The offices of an event that have nothing to do with its package any more.
create or replace function left_office_ids(event package_event, parcel package, known package_state)
returns jsonb
language sql stable
as $$
  select jsonb_agg(o.id)
  from unnest(event.office_ids) o (id)
  where (o.id in (parcel.origin_office_id, known.office_id, parcel.destination_office_id)) is not true
$$;

-- What ended lately, to be told once more before anything is pushed: for a minute, and by the first claim after that. No
-- subscription begins so late after its right was read: a request has 30 seconds (F103). The oldest first, a hundred at once,
-- and `next` where there are more: nothing is forgotten that was not handed out.
drop function if exists ended_rights();
create or replace function ended_rights(after bigint)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  page ended_right[] := array(select e from ended_right e where e.id > after order by e.id limit 100);
begin
  delete from ended_right e
  where e.id in (
    select old.id
    from ended_right old
    where old.id in (select told.id from unnest(page) told)
      and old.ended_at < now() - interval '1 minute'
    for update skip locked
  );
  return (
    select jsonb_build_object(
      'rights', jsonb_agg(e.told order by e.id),
      'next', (select max(e.id) where exists (select from ended_right more where more.id > max(e.id)))
    )
    from unnest(page) e
    having count(*) > 0
  );
end
$$;

grant execute on function followed_office, followed_import, followed_package, ended_rights to postroom_api;
