-- How long packages take from one office to another, and so when they are expected.

-- What is known of the lane. Whoever wants to learn from what packages took replaces this.
create or replace function lane_days(origin_office_id uuid, destination_office_id uuid)
returns int
language plpgsql stable
as $$
begin
  return coalesce(
    (
      select l.opening_days
      from lane_time l
      where l.origin_office_id = lane_days.origin_office_id
        and l.destination_office_id = lane_days.destination_office_id
    ),
    default_lane_days()
  );
end
$$;

create or replace function default_lane_days()
returns int
language sql immutable
as $$
  select 3
$$;

-- The end of the last of the lane's opening days, not counting that of the departure. None: the same day, or the next one if
-- the office has closed.
create or replace function expected_at(origin_office_id uuid, destination_office_id uuid, departed_at timestamptz)
returns timestamptz
language plpgsql stable
as $$
declare
  o office;
  calendar office_calendar := calendar_of(destination_office_id);
  days int := lane_days(origin_office_id, destination_office_id);
  departure date;
begin
  select known.* into o from office known where known.id = destination_office_id;
  departure := day_at(o, departed_at);
  if days = 0 and departed_at >= closing_of(o, calendar, departure) then
    departure := departure + 1;
  end if;
  return closing_of(o, calendar, opening_day_after(o, calendar, departure, days));
end
$$;

-- For admins; without days, the lane takes as long as any.
create or replace function set_lane_time(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  days int := input ->> 'openingDays';
  origin_id uuid := uuid_of(input ->> 'originOfficeId');
  destination_id uuid := uuid_of(input ->> 'destinationOfficeId');
  missing text;
begin
  if not is_admin(viewer) then
    return error_json('NOT_FOUND', 'There is no organisation that you may change.');
  end if;
  if days not between 0 and 60 then
    return error_json('INVALID_INPUT', 'openingDays must be from 0 to 60, or null.');
  end if;
  missing := case
    when not exists (select from office o where o.id = origin_id) then input ->> 'originOfficeId'
    when not exists (select from office o where o.id = destination_id) then input ->> 'destinationOfficeId'
  end;
  if missing is not null then
    return error_json('NOT_FOUND', format('There is no office %s.', missing));
  end if;

  if days is null then
    delete from lane_time l where l.origin_office_id = origin_id and l.destination_office_id = destination_id;
  else
    insert into lane_time (origin_office_id, destination_office_id, opening_days)
    values (origin_id, destination_id, days)
    on conflict (origin_office_id, destination_office_id) do update set opening_days = excluded.opening_days;
  end if;
  return jsonb_build_object('laneTime', jsonb_build_object(
    'originOfficeId', origin_id,
    'destinationOfficeId', destination_id,
    'openingDays', lane_days(origin_id, destination_id)
  ));
end
$$;

-- Those that were set, for admins and whoever manages an office; after this one, in the order of their ids.
create or replace function lane_time_page(
  viewer jsonb, origin_office_id text, destination_office_id text, after_lane text, most int
)
returns table (lane text, item jsonb)
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not sees_lane_times(viewer) then
    return;
  end if;
  return query
  select
    l.origin_office_id || '/' || l.destination_office_id,
    jsonb_build_object(
      'originOfficeId', l.origin_office_id,
      'destinationOfficeId', l.destination_office_id,
      'openingDays', l.opening_days
    )
  from lane_time l
  where (l.origin_office_id, l.destination_office_id) > (
      coalesce(uuid_of(split_part(after_lane, '/', 1)), '00000000-0000-0000-0000-000000000000'),
      coalesce(uuid_of(split_part(after_lane, '/', 2)), '00000000-0000-0000-0000-000000000000')
    )
    and (lane_time_page.origin_office_id is null or l.origin_office_id = uuid_of(lane_time_page.origin_office_id))
    and (
      lane_time_page.destination_office_id is null
      or l.destination_office_id = uuid_of(lane_time_page.destination_office_id)
    )
  order by l.origin_office_id, l.destination_office_id
  limit most;
end
$$;

create or replace function sees_lane_times(viewer jsonb)
returns boolean
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return (
    is_admin(viewer)
    or viewer -> 'groups' ? 'staff' and exists (
      select
      from office_member m
      where m.sub = viewer ->> 'sub'
        and m.role = 'MANAGER'
    )
  ) is true;
end
$$;

grant execute on function set_lane_time, lane_time_page to postroom_api;
