-- By e-mail where there is an address, as for everybody who has said nothing else; for admins and whoever manages an office of
-- a package that the person sends or receives, which a watcher does not.
create or replace function reset_preferences(viewer jsonb, person_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  held package_right := row(true, 'MANAGER', 'ALL', null, '{}')::package_right;
begin
  if not may_reset(viewer, person_id) then
    return no_person(person_id::text);
  end if;
  update person_contact c
  set notify_by = case when c.email is not null then 'EMAIL' end
  where c.person_id = reset_preferences.person_id;
  delete from notification_preference chosen where chosen.person_id = reset_preferences.person_id;
  return jsonb_build_object('person', person_of(person_id, held));
end
$$;

create or replace function may_reset(viewer jsonb, person_id uuid)
returns boolean
language plpgsql stable
as $$
begin
  if not exists (select from person p where p.id = may_reset.person_id and p.erased_at is null) then
    return false;
  end if;
  return (viewer -> 'groups' ? 'admin') is true
    or (viewer -> 'groups' ? 'staff') is true and exists (
      select
      from package_listing l
      join package p on p.id = l.package_id
      join package_state s on s.package_id = p.id
      join office_member m on m.office_id in (p.origin_office_id, s.office_id, p.destination_office_id)
      where l.scope_id = may_reset.person_id
        and l.facet = any_facet()
        and may_reset.person_id in (p.sender_id, p.recipient_id)
        and m.sub = viewer ->> 'sub'
        and m.role = 'MANAGER'
    );
end
$$;

grant execute on function reset_preferences to postroom_api;
