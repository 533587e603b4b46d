-- The second lock: the functions that show something belong to a role that reads no row but what was opened to it. Only the
-- functions which decide a right open (rights.sql and its like), and what they open is closed when the statement ends, which
-- is a transaction of its own, or when they are asked for another package.

-- One package, with as much of it as the right is for. Closes all others.
create or replace function open_package(parcel package, held package_right)
returns boolean
language plpgsql stable
as $$
declare
  people text := '{}';
  set_to text;
begin
  if held.sees is not true then
    return open_packages('{}');
  end if;
  people := array_remove(array[parcel.sender_id, parcel.recipient_id], null)::text;
  set_to := set_config('postroom.packages', '{' || parcel.id || '}', true);
  set_to := set_config('postroom.people', people, true);
  set_to := set_config(
    'postroom.contacts', case when held.contacts = 'NONE' then held.person_ids::text else people end, true
  );
  set_to := set_config('postroom.costs', held.costs, true);
  return true;
end
$$;

-- Several packages, without the people and the costs of any.
create or replace function open_packages(package_ids uuid[])
returns boolean
language plpgsql stable
as $$
declare
  set_to text;
begin
  set_to := set_config('postroom.packages', coalesce(package_ids::text, ''), true);
  set_to := set_config('postroom.people', '', true);
  set_to := set_config('postroom.contacts', '', true);
  set_to := set_config('postroom.costs', '', true);
  return true;
end
$$;

-- People with all that is known of how to reach them.
create or replace function open_people(person_ids uuid[])
returns boolean
language plpgsql stable
as $$
declare
  set_to text;
begin
  set_to := set_config('postroom.people', coalesce(person_ids::text, ''), true);
  set_to := set_config('postroom.contacts', coalesce(person_ids::text, ''), true);
  return true;
end
$$;

-- What belongs to an office: its staff, its imports, what happened there. None for null.
create or replace function open_office(office_id uuid)
returns boolean
language plpgsql stable
as $$
declare
  set_to text;
begin
  set_to := set_config('postroom.offices', coalesce('{' || office_id || '}', ''), true);
  return office_id is not null;
end
$$;
