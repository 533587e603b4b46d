-- Offices are for the staff of any, for finance and for admins.
create or replace function sees_offices(viewer jsonb)
returns boolean
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return (
    viewer ->> 'kind' = 'SYSTEM'
    or viewer -> 'groups' ?| array['admin', 'finance']
    or viewer -> 'groups' ? 'staff' and exists (
      select
      from office_member m
      where m.sub = viewer ->> 'sub'
    )
  ) is true;
end
$$;

create or replace function visible_office(viewer jsonb)
returns setof office
language plpgsql stable
as $$
begin
  if sees_offices(viewer) then
    return query select o.* from office o;
  end if;
end
$$;

create or replace function office_json(viewer jsonb, office_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not sees_offices(viewer) then
    return null;
  end if;
  return (
    select office_object(o, l, viewer ->> 'kind' <> 'SYSTEM')
    from office o
    join location l on l.id = o.location_id
    where o.id = office_json.office_id
  );
end
$$;

-- Offices by their code, after the one with this code.
create or replace function office_page(viewer jsonb, after_code text, most int)
returns table (code text, item jsonb)
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not sees_offices(viewer) then
    return;
  end if;
  return query
  select o.code, office_object(o, l, viewer ->> 'kind' <> 'SYSTEM')
  from office o
  join location l on l.id = o.location_id
  where o.code > coalesce(after_code, '')
  order by o.code
  limit most;
end
$$;

revoke execute on function visible_office from postroom_api;
grant execute on function office_json, office_page to postroom_api;
