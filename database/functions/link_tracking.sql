-- What the holder of a link may see and set. Whoever has the secret is its holder.

create or replace function link_of_secret(secret text)
returns tracking_link
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  link tracking_link;
  is_open boolean;
begin
  select k.*
  into link
  from tracking_link k
  where k.secret_hash = link_hash(secret)
    and is_live(k);
  is_open := open_packages(array_remove(array[link.package_id], null))
    and open_people(array_remove(array[link.person_id], null));
  return link;
end
$$;

-- Null for a secret that opens nothing, or nothing any more.
create or replace function link_tracking(secret text)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  link tracking_link := link_of_secret(secret);
begin
  if link.id is null then
    return null;
  end if;
  return (
    select jsonb_build_object(
      'tracking', public_tracking(s.package_id),
      'office', link_office(office_last_seen(s.office_id, s.location_id)),
      'carrierNumbers', array(
        select c.number
        from package_carrier_number c
        where c.package_id = s.package_id
        order by c.place
      ),
      'openExceptions', array(
        select x.kind
        from package_exception x
        where x.package_id = s.package_id
          and x.closed_at is null
        order by x.opened_at, x.kind
      ),
      'preferences', link_preferences(link.person_id),
      'expiresAt', as_instant(link.expires_at)
    )
    from package_state s
    where s.package_id = link.package_id
  );
end
$$;

create or replace function link_office(office_id uuid)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select jsonb_build_object(
      'name', o.name,
      'addressLines', coalesce(l.address_lines, '{}'),
      'city', l.city,
      'countryCode', l.country_code,
      'timeZone', o.time_zone,
      'openingDays', o.opening_days
    )
    from office o
    join location l on l.id = o.location_id
    where o.id = link_office.office_id
  );
end
$$;

-- By which ways somebody can be reached, and not where: the secret may have been passed on.
create or replace function link_preferences(person_id uuid)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select jsonb_build_object('notifyBy', c.notify_by, 'channels', channels_of(c), 'language', r.language)
    from person r
    left join person_contact c on c.person_id = r.id
    where r.id = link_preferences.person_id
  );
end
$$;

create or replace function channels_of(c person_contact)
returns text[]
language sql immutable
as $$
  select array_remove(
    array[case when c.email is not null then 'EMAIL' end, case when c.phone is not null then 'SMS' end],
    null
  )
$$;

-- Null where the secret opens nothing, or not as the recipient.
create or replace function set_link_preferences(secret text, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  fault text := fault_of_preferences(input);
  link tracking_link;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  link := link_of_secret(secret);
  if link.person_id is null then
    return null;
  end if;
  if input ->> 'notifyBy' is not null
    and (input ->> 'notifyBy' = any ((select channels_of(c) from person_contact c where c.person_id = link.person_id)::text[])) is not true
  then
    return error_json('INVALID_INPUT', 'notifyBy is none of the recipient''s channels.');
  end if;

  update person_contact c
  set notify_by = input ->> 'notifyBy'
  where c.person_id = link.person_id
    and input ? 'notifyBy';
  update person r
  set language = input ->> 'language'
  where r.id = link.person_id
    and input ->> 'language' is not null;
  perform switch_off(link.person_id, array(select jsonb_array_elements_text(nullif(input -> 'kindsOff', 'null'))));
  return jsonb_build_object('preferences', link_preferences(link.person_id));
end
$$;

create or replace function fault_of_preferences(input jsonb)
returns text
language plpgsql immutable
as $$
begin
  return case
    when not input ? 'notifyBy' and coalesce(input ->> 'language', input ->> 'kindsOff') is null
      then 'There is nothing to set: give notifyBy, language or kindsOff.'
    when not is_language(input ->> 'language')
      then 'language is not a language of BCP 47, e.g. pt-PT, of at most 35 characters.'
  end;
end
$$;

create or replace function switch_off(person_id uuid, kinds_off text[])
returns void
language plpgsql
as $$
begin
  insert into notification_preference as chosen (person_id, kinds)
  select switch_off.person_id, jsonb_object_agg(k.kind, '{"EMAIL": false, "SMS": false}'::jsonb)
  from unnest(kinds_off) k (kind)
  having count(*) > 0
  on conflict on constraint notification_preference_pkey do update set kinds = chosen.kinds || excluded.kinds;
end
$$;

grant execute on function link_tracking, set_link_preferences to postroom_api;
