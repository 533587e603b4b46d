-- The login of the API reads and writes by calling functions, and in no other way.
revoke all on all tables in schema public from postroom_api;
revoke select (id, cognito_sub) on person from postroom_api;
revoke select (package_id, office_id) on package_state from postroom_api;

-- nor has it tables of its own
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end
$$;

-- Two roles that own functions and nothing else. What decides and records (postroom_writer) reads every row; what shows
-- (postroom_reader) only what was opened to it. Neither owns a table, so neither can take a lock away.
do $$
declare
  name text;
begin
  foreach name in array array['postroom_reader', 'postroom_writer'] loop
    begin
      execute format('create role %I nologin', name);
    exception
      -- a role belongs to the whole cluster
      when duplicate_object or unique_violation then null;
    end;
    -- who migrates keeps their functions: a master of Aurora is no superuser
    execute format('grant %I to %I with inherit true, set true', name, current_user);
    execute format('grant usage on schema public to %I', name);
  end loop;
end
$$;

grant select, insert, update, delete on all tables in schema public to postroom_writer;
revoke all on schema_migration from postroom_writer;
alter default privileges in schema public grant select, insert, update, delete on tables to postroom_writer;

-- Each table that holds what is not everybody's. The reader has no right at all to those that only decide and record.
grant select on
  cost_line, import, import_problem, office_change, office_member, package, package_carrier_number,
  package_event, package_exception, package_state, package_watcher, person, person_contact, tracking_link
to postroom_reader;

-- and to those without a lock: the same for everybody, or places of the organisation, which are part of nearly every answer
grant select on
  carrier_code_meaning, journey_transition, location, office, office_change_epoch, retention_policy, time_zone
to postroom_reader;

do $$
declare
  name text;
begin
  foreach name in array array[
    'cost_line', 'ended_right', 'erasure', 'import', 'import_problem', 'notification', 'office_change', 'office_member',
    'outbox', 'package', 'package_carrier_number', 'package_event', 'package_exception', 'package_listing',
    'package_state', 'package_watcher', 'person', 'person_contact', 'search_term', 'tracking_link'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy of_the_writer on %I to postroom_writer using (true) with check (true)', name);
  end loop;
end
$$;

-- What was opened is told by settings of the transaction. An answer is made of many statements that find a row or a few, so
-- that a setting is cheaper read for each row than once for each statement. `is true` keeps it out of the conditions of an
-- index, which would be made anew for each probe.
create policy what_is_open on package for select to postroom_reader
using ((id = any (nullif(current_setting('postroom.packages', true), '')::uuid[])) is true);

do $$
declare
  name text;
begin
  foreach name in array array[
    'package_carrier_number', 'package_event', 'package_exception', 'package_state', 'package_watcher', 'tracking_link'
  ] loop
    execute format(
      $policy$
        create policy what_is_open on %I for select to postroom_reader
        using ((package_id = any (nullif(current_setting('postroom.packages', true), '')::uuid[])) is true)
      $policy$,
      name
    );
  end loop;
end
$$;

create policy what_is_open on cost_line for select to postroom_reader
using (
  (package_id = any (nullif(current_setting('postroom.packages', true), '')::uuid[])) is true
  and (
    current_setting('postroom.costs', true) = 'ALL'
    or stage = 'QUOTED' and current_setting('postroom.costs', true) = 'QUOTED'
  )
);

create policy what_is_open on person for select to postroom_reader
using ((id = any (nullif(current_setting('postroom.people', true), '')::uuid[])) is true);

create policy what_is_open on person_contact for select to postroom_reader
using ((person_id = any (nullif(current_setting('postroom.contacts', true), '')::uuid[])) is true);

do $$
declare
  name text;
begin
  foreach name in array array['import', 'office_change', 'office_member'] loop
    execute format(
      $policy$
        create policy what_is_open on %I for select to postroom_reader
        using ((office_id = any (nullif(current_setting('postroom.offices', true), '')::uuid[])) is true)
      $policy$,
      name
    );
  end loop;
end
$$;

create policy what_is_open on import_problem for select to postroom_reader
using (exists (select from import i where i.id = import_id));
