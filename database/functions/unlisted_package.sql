-- Lists what an earlier version of these functions has left out. Nothing, on a database that is new.
select list_package(p.id)
from package p
where not exists (
  select
  from package_listing l
  where l.scope_id = everything()
    and l.facet = any_facet()
    and l.registered_at = p.registered_at
    and l.package_id = p.id
);
