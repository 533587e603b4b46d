-- The offices that a viewer may see: all of them, for staff of any office. As plain as visible_package, for the same reason.
create or replace function visible_office(viewer jsonb)
returns setof office
language sql stable
as $$
  select o.*
  from office o
  where viewer ->> 'kind' = 'SYSTEM'
    or viewer -> 'groups' ?| array['admin', 'finance']
    or viewer -> 'groups' ? 'staff' and exists (
      select
      from office_member m
      where m.sub = viewer ->> 'sub'
    )
$$;

create or replace function office_json(viewer jsonb, office_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return (
    select office_object(o, l, viewer ->> 'kind' <> 'SYSTEM')
    from visible_office(viewer) o
    join location l on l.id = o.location_id
    where o.id = office_json.office_id
  );
end
$$;

grant execute on function visible_office, office_json to postroom_api;
