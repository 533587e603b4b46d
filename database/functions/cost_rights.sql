-- Who may enter charges and see them: admins and finance all, managers those of packages and offices that are theirs, the
-- system quotes.

create or replace function may_charge_package(viewer jsonb, package_id uuid)
returns boolean
language plpgsql stable
as $$
declare
  -- asked first, since it opens the package to who only reads
  held package_right := package_right(viewer, package_id);
begin
  return (held.costs <> 'NONE') is true
    and exists (select from package p where p.id = may_charge_package.package_id);
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

-- Opens the charges that an office pays, or all of them if none is named, to whoever may see them.
create or replace function open_charges(viewer jsonb, payer_office_id uuid)
returns boolean
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  sees_all boolean := (viewer -> 'groups' ?| array['admin', 'finance']) is true;
  set_to text;
begin
  set_to := set_config(
    'postroom.payers',
    case
      when payer_office_id is not null and (sees_all or manages_office(viewer, payer_office_id))
        then '{' || payer_office_id || '}'
      when payer_office_id is null and sees_all then 'ALL'
      else ''
    end,
    true
  );
  return set_to <> '';
end
$$;
