-- The packages that a viewer may see. Plain enough for the planner to look through: keep it one select, stable, without
-- settings of its own, or no index is used behind it.
create or replace function visible_package(viewer jsonb)
returns setof package
language sql stable
as $$
  select p.*
  from package p
  where viewer ->> 'kind' = 'SYSTEM'
    or viewer -> 'groups' ?| array['admin', 'finance']
    or viewer -> 'groups' ? 'staff' and exists (
      select
      from package_state s
      join office_member m on m.office_id in (p.origin_office_id, s.office_id, p.destination_office_id)
      where s.package_id = p.id
        and m.sub = viewer ->> 'sub'
    )
    or exists (
      select
      from person me
      where me.cognito_sub = viewer ->> 'sub'
        and (
          me.id in (p.sender_id, p.recipient_id)
          or exists (
            select
            from package_watcher w
            where w.package_id = p.id
              and w.person_id = me.id
          )
        )
    )
$$;

grant execute on function visible_package to postroom_api;
