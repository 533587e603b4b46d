-- How somebody wants to hear of packages, where it is not as everybody does.
create or replace function preferences_of(person_id uuid)
returns jsonb
language plpgsql stable
as $$
declare
  chosen notification_preference;
begin
  select p.* into chosen from notification_preference p where p.person_id = preferences_of.person_id;
  return jsonb_build_object(
    'choices', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object('kind', k.kind, 'channel', c.channel, 'isTold', c.is_told)
          order by k.kind, c.channel
        ),
        '[]'
      )
      from jsonb_each(chosen.kinds) k (kind, channels)
      cross join jsonb_each(k.channels) c (channel, is_told)
    ),
    'quietFrom', to_char(chosen.quiet_from, 'HH24:MI:SS'),
    'quietUntil', to_char(chosen.quiet_until, 'HH24:MI:SS'),
    'timeZone', chosen.time_zone,
    'digestMinutes', coalesce(chosen.digest_minutes, 0)
  );
end
$$;

-- Changes what is given; what is given as null is taken away. Anybody for whom they are, admins for all.
create or replace function update_notification_preferences(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  changed_id uuid := uuid_of(input ->> 'personId');
  held package_right := right_to_person(viewer, changed_id);
  fault text;
begin
  if (held.contacts = 'ALL' or changed_id = any (held.person_ids)) is not true then
    return no_person(input ->> 'personId');
  end if;
  fault := fault_of_notification_preferences(input - 'personId');
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  perform from person p where p.id = changed_id for update;
  insert into notification_preference (person_id) values (changed_id) on conflict do nothing;
  update notification_preference p
  set
    kinds = kinds_with(p.kinds, input -> 'choices'),
    quiet_from = case when input ? 'quietFrom' then (input ->> 'quietFrom')::time else p.quiet_from end,
    quiet_until = case when input ? 'quietUntil' then (input ->> 'quietUntil')::time else p.quiet_until end,
    time_zone = case when input ? 'timeZone' then input ->> 'timeZone' else p.time_zone end,
    digest_minutes = case
      when input ? 'digestMinutes' then coalesce((input ->> 'digestMinutes')::int, 0)
      else p.digest_minutes
    end
  where p.person_id = changed_id;
  return jsonb_build_object('person', person_of(changed_id, held));
end
$$;

create or replace function fault_of_notification_preferences(input jsonb)
returns text
language plpgsql stable
as $$
begin
  return case
    when input = '{}' then 'There is nothing to change.'
    when jsonb_array_length(nullif(input -> 'choices', 'null')) > 100 then 'choices may be at most 100.'
    when (input ? 'quietFrom') <> (input ? 'quietUntil')
      or (input ->> 'quietFrom' is null) <> (input ->> 'quietUntil' is null)
      then 'quietFrom and quietUntil belong together.'
    when not is_clock_time(input ->> 'quietFrom') or not is_clock_time(input ->> 'quietUntil')
      then 'quietFrom and quietUntil must be times such as 22:00.'
    when input ->> 'timeZone' is not null
      and not exists (select from time_zone z where z.name = input ->> 'timeZone')
      then 'timeZone is no IANA zone.'
    when (input ->> 'digestMinutes')::int not between 0 and 1440 then 'digestMinutes must be from 0 to 1440.'
  end;
end
$$;

create or replace function is_clock_time(written text)
returns boolean
language sql immutable
as $$
  select coalesce(written ~ '^([01][0-9]|2[0-3]):[0-5][0-9](:00(\.0+)?)?$', true)
$$;

-- A choice without an answer is as everybody has it.
create or replace function kinds_with(kinds jsonb, choices jsonb)
returns jsonb
language plpgsql immutable
as $$
declare
  choice record;
begin
  for choice in
    select c.kind, c.channel, c."isTold" as is_told
    from jsonb_to_recordset(coalesce(nullif(choices, 'null'), '[]')) c (kind text, channel text, "isTold" boolean)
  loop
    kinds := jsonb_set(
      kinds,
      array[choice.kind],
      coalesce(kinds -> choice.kind, '{}') - choice.channel
        || case when choice.is_told is null then '{}' else jsonb_build_object(choice.channel, choice.is_told) end
    );
    if kinds -> choice.kind = '{}' then
      kinds := kinds - choice.kind;
    end if;
  end loop;
  return kinds;
end
$$;

grant execute on function update_notification_preferences to postroom_api;
