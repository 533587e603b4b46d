-- Who may enter charges and see them: admins and finance all, managers those of packages and offices that are theirs, the
-- system quotes.

create or replace function may_charge_package(viewer jsonb, package_id uuid)
returns boolean
language plpgsql stable
as $$
begin
  return exists (select from package p where p.id = may_charge_package.package_id)
    and (package_right(viewer, package_id)).costs <> 'NONE';
end
$$;

create or replace function may_charge_office(viewer jsonb, office_id uuid)
returns boolean
language plpgsql stable
as $$
begin
  return exists (select from office o where o.id = may_charge_office.office_id)
    and (
      viewer ->> 'kind' = 'SYSTEM'
      or viewer -> 'groups' ?| array['admin', 'finance']
      or manages_office(viewer, office_id)
    ) is true;
end
$$;

create or replace function manages_office(viewer jsonb, office_id uuid)
returns boolean
language plpgsql stable
as $$
begin
  return (
    viewer -> 'groups' ? 'staff' and exists (
      select
      from office_member m
      where m.sub = viewer ->> 'sub'
        and m.office_id = manages_office.office_id
        and m.role = 'MANAGER'
    )
  ) is true;
end
$$;
