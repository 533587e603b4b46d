-- A page of what the viewer may see, newest registration first, after the one that the page before ended with.
create or replace function package_page(
  viewer jsonb, office_id uuid, status text, after_registered_at timestamptz, after_id uuid, page_limit int
)
returns table (package_id uuid, registered_at timestamptz)
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  sees_all boolean := viewer ->> 'kind' = 'SYSTEM' or viewer -> 'groups' ?| array['admin', 'finance'];
  before_at timestamptz := coalesce(after_registered_at, 'infinity');
  before_id uuid := coalesce(after_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
begin
  if office_id is not null then
    if sees_all or works_in_office(viewer, office_id) then
      return query
      select p.* from page_of_office(office_id, package_page.status, before_at, before_id, page_limit) p;
    else
      return query
      select p.* from page_of_strangers_office(viewer, office_id, package_page.status, before_at, before_id, page_limit) p;
    end if;
  elsif sees_all then
    return query
    select p.* from page_of_all(package_page.status, before_at, before_id, page_limit) p;
  else
    return query
    select p.* from page_of_mine(viewer, package_page.status, before_at, before_id, page_limit) p;
  end if;
end
$$;

create or replace function page_of_office(
  office_id uuid, status text, before_at timestamptz, before_id uuid, page_limit int
)
returns table (package_id uuid, registered_at timestamptz)
language plpgsql stable
as $$
begin
  if status is null then
    return query
    select op.package_id, op.registered_at
    from office_package op
    where op.office_id = page_of_office.office_id
      and (op.registered_at, op.package_id) < (before_at, before_id)
    order by op.registered_at desc, op.package_id desc
    limit page_limit;
  else
    return query
    select op.package_id, op.registered_at
    from office_package op
    where op.office_id = page_of_office.office_id
      and op.status = page_of_office.status
      and (op.registered_at, op.package_id) < (before_at, before_id)
    order by op.registered_at desc, op.package_id desc
    limit page_limit;
  end if;
end
$$;

create or replace function page_of_all(status text, before_at timestamptz, before_id uuid, page_limit int)
returns table (package_id uuid, registered_at timestamptz)
language plpgsql stable
as $$
begin
  if status is null then
    return query
    select p.id, p.registered_at
    from package p
    where (p.registered_at, p.id) < (before_at, before_id)
    order by p.registered_at desc, p.id desc
    limit page_limit;
  else
    return query
    select op.package_id, op.registered_at
    from office_package op
    where op.is_origin
      and op.status = page_of_all.status
      and (op.registered_at, op.package_id) < (before_at, before_id)
    order by op.registered_at desc, op.package_id desc
    limit page_limit;
  end if;
end
$$;

-- The newest of each office where the viewer works, and of what they send and receive.
create or replace function page_of_mine(
  viewer jsonb, status text, before_at timestamptz, before_id uuid, page_limit int
)
returns table (package_id uuid, registered_at timestamptz)
language plpgsql stable
as $$
begin
  return query
  select mine.package_id, mine.registered_at
  from (
    select page.package_id, page.registered_at
    from office_member m
    cross join page_of_office(m.office_id, page_of_mine.status, before_at, before_id, page_limit) page
    where m.sub = viewer ->> 'sub'
      and viewer -> 'groups' ? 'staff'
    union
    select own.package_id, own.registered_at
    from page_of_person(viewer ->> 'sub', page_of_mine.status, before_at, before_id, page_limit) own
  ) mine
  order by mine.registered_at desc, mine.package_id desc
  limit page_limit;
end
$$;

create or replace function page_of_person(
  sub text, status text, before_at timestamptz, before_id uuid, page_limit int
)
returns table (package_id uuid, registered_at timestamptz)
language plpgsql stable
as $$
declare
  me uuid := (select person.id from person where person.cognito_sub = page_of_person.sub);
begin
  if me is null then
    return;
  end if;
  return query
  (
    select p.id, p.registered_at
    from package p
    join package_state s on s.package_id = p.id
    where p.sender_id = me
      and (page_of_person.status is null or s.status = page_of_person.status)
      and (p.registered_at, p.id) < (before_at, before_id)
    order by p.registered_at desc, p.id desc
    limit page_limit
  )
  union
  (
    select p.id, p.registered_at
    from package p
    join package_state s on s.package_id = p.id
    where p.recipient_id = me
      and (page_of_person.status is null or s.status = page_of_person.status)
      and (p.registered_at, p.id) < (before_at, before_id)
    order by p.registered_at desc, p.id desc
    limit page_limit
  );
end
$$;

-- Of an office where the viewer does not work: what they may see for another reason.
create or replace function page_of_strangers_office(
  viewer jsonb, office_id uuid, status text, before_at timestamptz, before_id uuid, page_limit int
)
returns table (package_id uuid, registered_at timestamptz)
language plpgsql stable
as $$
begin
  return query
  select p.id, p.registered_at
  from visible_package(viewer) p
  join office_package op on op.package_id = p.id
  where op.office_id = page_of_strangers_office.office_id
    and (page_of_strangers_office.status is null or op.status = page_of_strangers_office.status)
    and (op.registered_at, op.package_id) < (before_at, before_id)
  order by op.registered_at desc, op.package_id desc
  limit page_limit;
end
$$;

grant execute on function package_page to postroom_api;
