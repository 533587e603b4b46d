-- Last, with every change: whose functions are. What can write, and what decides a right, belongs to postroom_writer, whom no
-- lock binds; all else to postroom_reader, who sees only what was opened to it. A function that only reads says so: `stable`.
do $$
declare
  deciding constant text[] := array[
    -- who may see a package, an office, an import
    'package_right', 'works_in_office', 'sees_offices', 'own_person_ids', 'own_office_ids', 'may_add_staff',
    'visible_package_id', 'visible_package_ids', 'open_changes', 'open_import', 'open_staff', 'open_own',
    -- which answer an id, a number or a yes of what the viewer may see
    'package_of_carrier_number', 'followed_package', 'followed_import', 'outbox_has_due',
    -- who may see a package without an account
    'trackable_number', 'open_tracked', 'link_of_secret',
    -- whose charges a report adds up
    'open_charges', 'open_invoice', 'open_cost_export', 'open_export_run',
    -- which tells apart, in texts, whose data it is from whom it must not show: it reads both
    'personal_data',
    -- who may see how long packages take
    'sees_lane_times',
    -- which counts messages, and shows none
    'simulate_notifications',
    -- which find what the viewer may see, and answer ids: package_page asks again
    'package_page_of_lists', 'far_bills'
  ];
  -- with which a function could open for itself
  opening constant text[] := array[
    'open_package', 'open_packages', 'open_people', 'open_office', 'package_object'
  ];
  found record;
begin
  -- an owner has to be able to create, for a moment
  grant create on schema public to postroom_reader, postroom_writer;
  for found in
    select p.oid::regprocedure as signature, wanted.owner
    from pg_proc p
    cross join lateral (
      select case
        when p.provolatile = 'v' or p.proname = any (deciding || opening) then 'postroom_writer'
        else 'postroom_reader'
      end as owner
    ) wanted
    where p.pronamespace = 'public'::regnamespace
      and p.prokind in ('f', 'p')
      and p.proowner <> wanted.owner::regrole
  loop
    execute format('alter routine %s owner to %I', found.signature, found.owner);
  end loop;
  for found in
    select c.oid::regclass as name
    from pg_class c
    where c.relnamespace = 'public'::regnamespace
      and c.relkind = 'v'
      and c.relowner <> 'postroom_writer'::regrole
  loop
    execute format('alter view %s owner to postroom_writer', found.name);
  end loop;
  revoke create on schema public from postroom_reader, postroom_writer;
  -- each is made of those of the other
  grant execute on all functions in schema public to postroom_reader, postroom_writer;
  for found in
    select p.oid::regprocedure as signature
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and p.proname = any (opening)
  loop
    execute format('revoke execute on function %s from postroom_reader', found.signature);
  end loop;
end
$$;
