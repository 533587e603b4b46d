-- What anybody may know who has the number: towns and times. No person, no street, no office by its name, nothing that
-- somebody wrote.

create or replace function public_tracking(package_id uuid)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select jsonb_build_object(
      'trackingNumber', p.tracking_number,
      'status', s.status,
      'version', s.version,
      'place', here.town,
      'destination', destination.town,
      'promisedAt', as_instant(p.promised_at),
      'isDelayed', s.open_exceptions ? 'DELAYED',
      'updatedAt', as_instant(s.updated_at),
      'steps', public_steps(p)
    )
    from package p
    join package_state s on s.package_id = p.id
    left join location spot on spot.id = s.location_id
    left join town_of(coalesce(s.office_id, spot.office_id)) here on true
    left join town_of(p.destination_office_id) destination on true
    where p.id = public_tracking.package_id
  );
end
$$;

-- The office that has a package, or whose van or shelf it was seen on last. An address is of no office.
create or replace function office_last_seen(office_id uuid, location_id uuid)
returns uuid
language plpgsql stable
as $$
begin
  return coalesce(office_id, (select l.office_id from location l where l.id = location_id));
end
$$;

-- A query, so that it becomes a part of what asks.
drop function if exists town_of(uuid);
create function town_of(office_id uuid)
returns table (town jsonb)
language sql stable
as $$
  select jsonb_build_object('city', l.city, 'countryCode', l.country_code, 'timeZone', l.time_zone)
  from office o
  join location l on l.id = o.location_id
  where o.id = town_of.office_id
$$;

-- Whether an event of this kind may change the status or the place: what is said of a package does not, however often.
create or replace function may_move(kind text)
returns boolean
language sql immutable
as $$
  select kind not in ('COMPLETE', 'RAISE_EXCEPTION', 'RESOLVE_EXCEPTION', 'NOTE', 'VOID')
$$;

-- What changed status or town, in the order of the history; the latest 20. What was kept and counts for nothing changes neither.
create or replace function public_steps(parcel package)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    with moved as (
      select
        row_number() over history as place,
        e.ordered_at as at,
        journey(e, parcel.origin_office_id, parcel.destination_office_id) over history as after
      from package_state known
      join package_event e on e.package_id = known.package_id
      where known.package_id = parcel.id
        and e.id <> all (known.voided_event_ids)
        and may_move(e.kind)
      window history as (order by e.ordered_at, event_rank(e.kind), e.id)
    ), stepped as (
      select m.place, m.at, (m.after).status as status, there.town
      from moved m
      left join location spot on spot.id = (m.after).location_id
      left join town_of(coalesce((m.after).office_id, spot.office_id)) there on true
    ), compared as (
      select
        s.*,
        lag(s.status) over history as status_before,
        lag(s.town) over history as town_before
      from stepped s
      window history as (order by s.place)
    ), latest as (
      select c.*
      from compared c
      where c.status is distinct from c.status_before
        or c.town is distinct from c.town_before
      order by c.place desc
      limit 20
    )
    select coalesce(jsonb_agg(
      jsonb_build_object('status', l.status, 'occurredAt', as_instant(l.at), 'place', l.town)
      order by l.place
    ), '[]')
    from latest l
  );
end
$$;

-- Whoever has the number may see of its package what is for anybody, and no person.
create or replace function open_tracked(tracking_number text)
returns uuid
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  tracked_id uuid := (select p.id from package p where p.tracking_number = open_tracked.tracking_number);
begin
  return case when open_packages(array_remove(array[tracked_id], null)) then tracked_id end;
end
$$;

-- Null for a number that there is not.
create or replace function track(tracking_number text)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
  return public_tracking(open_tracked(track.tracking_number));
end
$$;

-- The number itself, where there is a package of it.
create or replace function trackable_number(tracking_number text)
returns setof text
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return query
  select p.tracking_number
  from package p
  where p.tracking_number = trackable_number.tracking_number;
end
$$;

grant execute on function track, trackable_number to postroom_api;
