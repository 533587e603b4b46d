-- Who follows a package that they neither send nor receive. For those who work with it.
create or replace function add_watcher(viewer jsonb, package_id uuid, person_id uuid, fields jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  held package_right;
begin
  perform from package_state s where s.package_id = add_watcher.package_id for update;
  held := package_right(viewer, package_id);
  if not found or held.role is null then
    return error_json('NOT_FOUND', format('There is no package %s.', package_id));
  end if;
  perform from person p where p.id = add_watcher.person_id and p.erased_at is null for key share;
  if not found or not may_name(viewer, person_id) then
    return no_person(person_id::text);
  end if;

  insert into package_watcher (package_id, person_id)
  select p.id, add_watcher.person_id
  from package p
  where p.id = add_watcher.package_id
    and add_watcher.person_id is distinct from p.sender_id
    and add_watcher.person_id is distinct from p.recipient_id
  on conflict do nothing;
  perform list_package(package_id);
  return jsonb_build_object('package', package_object(package_id, held, fields, 50));
end
$$;

-- Those who work with the package, and watchers themselves, for whom it may be gone then.
create or replace function remove_watcher(viewer jsonb, package_id uuid, person_id uuid, fields jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  held package_right;
begin
  perform from package_state s where s.package_id = remove_watcher.package_id for update;
  held := package_right(viewer, package_id);
  if not found or held.sees is not true then
    return error_json('NOT_FOUND', format('There is no package %s.', package_id));
  end if;
  delete from package_watcher w
  where w.package_id = remove_watcher.package_id
    and w.person_id = remove_watcher.person_id
    and (held.role is not null or w.person_id = any (held.person_ids));
  if not found then
    return error_json('NOT_FOUND', format('There is no person %s who watches this package.', person_id));
  end if;

  perform unlist_watcher(package_id, person_id);
  return jsonb_build_object('package', package_json(viewer, package_id, fields, 50));
end
$$;

-- Sender and recipient have it in their list whether they watch it or not.
create or replace function unlist_watcher(package_id uuid, person_id uuid)
returns void
language plpgsql
as $$
begin
  perform leave_lists(p, array[unlist_watcher.person_id], array[any_facet()])
  from package p
  where p.id = unlist_watcher.package_id
    and unlist_watcher.person_id is distinct from p.sender_id
    and unlist_watcher.person_id is distinct from p.recipient_id;
end
$$;

grant execute on function add_watcher, remove_watcher to postroom_api;
