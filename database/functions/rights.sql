-- Who may do what. These functions ask before anything is shown, so they read what nobody was granted yet; what they grant is
-- all that the functions which show something can read after them (functions/opening.sql, docs/decisions/two-locks.md).

-- What a viewer may do with a package; `at_office_id` is where they hold it in their hands.
create or replace function package_right(viewer jsonb, package_id uuid, at_office_id uuid default null)
returns package_right
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  parcel package;
  held package_right;
  is_open boolean;
begin
  select p.* into parcel from package p where p.id = package_right.package_id;
  held := case
    when viewer ->> 'kind' = 'SYSTEM' then row(true, null, 'NONE', 'QUOTED', '{}')::package_right
    when viewer -> 'groups' ? 'admin' then row(true, 'ADMIN', 'ALL', 'ALL', '{}')::package_right
    else right_of_user(viewer, parcel, at_office_id)
  end;
  is_open := open_package(parcel, held);
  return held;
end
$$;

create or replace function right_of_user(viewer jsonb, parcel package, at_office_id uuid)
returns package_right
language plpgsql stable
as $$
declare
  groups jsonb := coalesce(viewer -> 'groups', '[]');
  held package_right;
  is_own boolean;
begin
  held.person_ids := array(select me.id from person me where me.cognito_sub = viewer ->> 'sub');
  is_own := (parcel.sender_id = any (held.person_ids)) is true
    or (parcel.recipient_id = any (held.person_ids)) is true
    or exists (
      select
      from package_watcher w
      where w.package_id = parcel.id
        and w.person_id = any (held.person_ids)
    );
  if groups ? 'staff' then
    select max(m.role)
    into held.role
    from package_state s
    join office_member m
      on m.office_id in (parcel.origin_office_id, s.office_id, parcel.destination_office_id, at_office_id)
    where s.package_id = parcel.id
      and m.sub = viewer ->> 'sub';
  end if;

  held.sees := held.role is not null or is_own or groups ? 'finance';
  held.contacts := case held.role when 'MANAGER' then 'ALL' when 'CLERK' then 'MASKED' else 'NONE' end;
  held.costs := case when held.role = 'MANAGER' or groups ? 'finance' then 'ALL' else 'NONE' end;
  return held;
end
$$;

-- Who the viewer is as a sender, recipient or watcher.
create or replace function own_person_ids(viewer jsonb)
returns uuid[]
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return array(select me.id from person me where me.cognito_sub = viewer ->> 'sub');
end
$$;

-- Where the viewer works, as long as they are of the staff.
create or replace function own_office_ids(viewer jsonb)
returns uuid[]
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return array(
    select m.office_id
    from office_member m
    where m.sub = viewer ->> 'sub'
      and viewer -> 'groups' ? 'staff'
  );
end
$$;

-- Whether who says this of a package has it in their hands.
create or replace function is_in_hand(kind text)
returns boolean
language sql immutable
as $$
  select kind in ('ACCEPT', 'DEPART', 'RECEIVE', 'SHELVE', 'GO_OUT', 'FAIL_ATTEMPT', 'HAND_OVER', 'FOUND')
$$;

-- What who records an event may do with its package: whoever holds it is of the office where they hold it, and who takes back
-- a scan is of the office of that scan; refusal_of_void says who may.
create or replace function right_to_record(viewer jsonb, event package_event)
returns package_right
language plpgsql stable
as $$
declare
  at_office_id uuid;
begin
  if event.kind = 'VOID' then
    select target.office_id
    into at_office_id
    from package_event target
    where target.id = event.voids_event_id
      and target.package_id = event.package_id;
  elsif is_in_hand(event.kind) then
    at_office_id := event.office_id;
  end if;
  return package_right(viewer, event.package_id, at_office_id);
end
$$;

-- Whether a void is of what the viewer recorded lately, where they still work, wherever the package has gone since.
create or replace function may_take_back(viewer jsonb, event package_event, package_id uuid)
returns boolean
language plpgsql stable
as $$
begin
  return exists (
    select
    from package_event target
    where event.kind = 'VOID'
      and target.id = event.voids_event_id
      and target.package_id = may_take_back.package_id
      and is_own_and_recent(viewer, target)
      and works_in_office(viewer, target.office_id)
  );
end
$$;

create or replace function is_own_and_recent(viewer jsonb, target package_event)
returns boolean
language plpgsql stable
as $$
begin
  return (
    target.recorded_by = viewer ->> 'sub'
    and target.recorded_at > clock_timestamp() - interval '15 minutes'
  ) is true;
end
$$;

-- Admins and the system work everywhere.
create or replace function works_in_office(viewer jsonb, office_id uuid)
returns boolean
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  works boolean;
begin
  works := exists (select from office o where o.id = works_in_office.office_id)
    and (
      viewer ->> 'kind' = 'SYSTEM'
      or viewer -> 'groups' ? 'admin'
      or viewer -> 'groups' ? 'staff' and exists (
        select
        from office_member m
        where m.sub = viewer ->> 'sub'
          and m.office_id = works_in_office.office_id
      )
    ) is true;
  return open_office(case when works then works_in_office.office_id end);
end
$$;

revoke execute on function works_in_office from postroom_api;
