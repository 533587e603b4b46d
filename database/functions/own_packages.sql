-- The packages of a person: what they send, receive or watch, by the list that has all of it.
create or replace function packages_of(person_id uuid)
returns uuid[]
language sql stable
as $$
  select array(
    select l.package_id
    from package_listing l
    where l.scope_id = packages_of.person_id
      and l.facet = any_facet()
    order by l.package_id
  )
$$;

-- Nothing can be recorded of them, or registered for the person, until the end of the transaction. Packages are locked before
-- people, as whoever completes a package does it; of those that were registered meanwhile, nobody knows yet.
create or replace function lock_person(person_id uuid)
returns uuid[]
language plpgsql
as $$
declare
  parcel_ids uuid[] := lock_packages(packages_of(person_id));
begin
  perform from person p where p.id = lock_person.person_id for update;
  if packages_of(person_id) <> parcel_ids then
    parcel_ids := lock_packages(packages_of(person_id));
  end if;
  return parcel_ids;
end
$$;

create or replace function lock_packages(package_ids uuid[])
returns uuid[]
language plpgsql
as $$
begin
  perform from package_state s where s.package_id = any (package_ids) order by s.package_id for update;
  return package_ids;
end
$$;
