-- Whom one may name by their id, and so make part of a package. Everybody who is not erased, for admins and the system; for staff
-- the organisation's own people, and who sends or receives what their offices see, since they see the contacts of whom they name;
-- for all others who sends or receives what they see as one of its people; for everybody themselves.
create or replace function may_name(viewer jsonb, person_id uuid)
returns boolean
language plpgsql stable
as $$
declare
  named person;
begin
  select p.* into named from person p where p.id = may_name.person_id and p.erased_at is null;
  if named.id is null then
    return false;
  end if;
  return (
    viewer ->> 'kind' = 'SYSTEM'
    or viewer -> 'groups' ? 'admin'
    or viewer ->> 'sub' = named.cognito_sub
    or viewer -> 'groups' ? 'staff' and named.home_office_id is not null
    or is_in_package_of(
      case when viewer -> 'groups' ? 'staff' then own_office_ids(viewer) else own_person_ids(viewer) end, named.id
    )
  ) is true;
end
$$;

-- From the lists of the one whom it is about, who has fewer packages than an office. Who only watches is shown to nobody.
create or replace function is_in_package_of(scope_ids uuid[], person_id uuid)
returns boolean
language plpgsql stable
as $$
begin
  return exists (
    select
    from package_listing theirs
    join package p on p.id = theirs.package_id
    join package_state s on s.package_id = p.id
    where theirs.scope_id = is_in_package_of.person_id
      and theirs.facet = any_facet()
      and is_in_package_of.person_id in (p.sender_id, p.recipient_id)
      and (
        array[p.origin_office_id, s.office_id, p.destination_office_id, p.sender_id, p.recipient_id] && scope_ids
        or exists (
          select
          from package_watcher w
          where w.package_id = p.id
            and w.person_id = any (scope_ids)
        )
      )
  );
end
$$;
