-- When an office works: its opening days without its holidays, on the clock of its zone.

create or replace function calendar_of(office_id uuid)
returns office_calendar
language plpgsql stable
as $$
declare
  calendar office_calendar;
begin
  select c.* into calendar from office_calendar c where c.office_id = calendar_of.office_id;
  if calendar.office_id is null then
    calendar := row(calendar_of.office_id, time '09:00', time '18:00', '{}'::date[], 5, 3, 10, 4);
  end if;
  return calendar;
end
$$;

create or replace function is_opening_day(o office, calendar office_calendar, day date)
returns boolean
language sql immutable
as $$
  select
    (array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'])[extract(isodow from day)::int]
      = any (o.opening_days)
    and day <> all (calendar.holidays)
$$;

-- The day itself for none, if it is one. Where a year brings none, as many days as were asked for.
create or replace function opening_day_after(o office, calendar office_calendar, day date, days int)
returns date
language plpgsql immutable
as $$
begin
  return coalesce(
    (
      select d.day
      from (
        select opening_day_after.day + later as day
        from generate_series(case when days = 0 then 0 else 1 end, 400) later
      ) d
      where is_opening_day(o, calendar, d.day)
      order by d.day
      offset greatest(days, 1) - 1
      limit 1
    ),
    day + days
  );
end
$$;

create or replace function day_at(o office, moment timestamptz)
returns date
language sql stable
as $$
  select (moment at time zone o.time_zone)::date
$$;

create or replace function opening_of(o office, calendar office_calendar, day date)
returns timestamptz
language sql stable
as $$
  select (day + calendar.opens_at) at time zone o.time_zone
$$;

create or replace function closing_of(o office, calendar office_calendar, day date)
returns timestamptz
language sql stable
as $$
  select (day + calendar.closes_at) at time zone o.time_zone
$$;

-- The moment itself, if the office works on that day; else when it opens next.
create or replace function on_opening_day(o office, calendar office_calendar, moment timestamptz)
returns timestamptz
language sql stable
as $$
  select case
    when is_opening_day(o, calendar, day_at(o, moment)) then moment
    else opening_of(o, calendar, opening_day_after(o, calendar, day_at(o, moment), 0))
  end
$$;

-- For admins and the office's managers; what is not given stays.
create or replace function set_office_calendar(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  office_id uuid := uuid_of(input ->> 'officeId');
  changes jsonb := jsonb_strip_nulls(input) - 'officeId';
  fault text := fault_of_calendar(changes);
  calendar office_calendar;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  perform
  from office o
  where o.id = office_id
    and (is_admin(viewer) or manages_office(viewer, o.id))
  for no key update;
  if not found then
    return error_json('NOT_FOUND', format('There is no office %s that you manage.', input ->> 'officeId'));
  end if;

  calendar := changed_calendar(calendar_of(office_id), changes);
  if calendar.opens_at >= calendar.closes_at then
    return error_json('INVALID_INPUT', 'opensAt must be before closesAt.');
  end if;
  delete from office_calendar c where c.office_id = calendar.office_id;
  insert into office_calendar select calendar.*;
  return jsonb_build_object('calendar', calendar_object(calendar));
end
$$;

create or replace function fault_of_calendar(changes jsonb)
returns text
language plpgsql immutable
as $$
declare
  wrong_number text := (
    select n.name
    from jsonb_each(changes) n (name, value)
    where jsonb_typeof(n.value) = 'number'
      and n.value::numeric not between 1 and 365
    order by n.name
    limit 1
  );
begin
  return case
    when changes = '{}' then 'There is nothing to change.'
    when wrong_number is not null then wrong_number || ' must be from 1 to 365.'
    when time_of(changes ->> 'opensAt') is null and changes ? 'opensAt' then 'opensAt is not a time, e.g. 09:00.'
    when time_of(changes ->> 'closesAt') is null and changes ? 'closesAt' then 'closesAt is not a time, e.g. 18:00.'
    when time_of(changes ->> 'closesAt') > time '23:30' then 'closesAt must not be after 23:30.'
    when jsonb_array_length(changes -> 'holidays') > 366 then 'holidays may hold 366 days at most.'
  end;
end
$$;

-- To the minute.
create or replace function time_of(written text)
returns time
language plpgsql immutable
as $$
begin
  return case when written ~ '^([01][0-9]|2[0-3]):[0-5][0-9](:00(\.0+)?)?$' then written::time end;
end
$$;

create or replace function changed_calendar(calendar office_calendar, changes jsonb)
returns office_calendar
language plpgsql immutable
as $$
begin
  calendar.opens_at := coalesce(time_of(changes ->> 'opensAt'), calendar.opens_at);
  calendar.closes_at := coalesce(time_of(changes ->> 'closesAt'), calendar.closes_at);
  calendar.stalled_after_days := coalesce((changes ->> 'stalledAfterDays')::int, calendar.stalled_after_days);
  calendar.remind_every_days := coalesce((changes ->> 'remindEveryDays')::int, calendar.remind_every_days);
  calendar.unclaimed_after_days := coalesce((changes ->> 'unclaimedAfterDays')::int, calendar.unclaimed_after_days);
  calendar.propose_return_after_days :=
    coalesce((changes ->> 'proposeReturnAfterDays')::int, calendar.propose_return_after_days);
  if changes ? 'holidays' then
    calendar.holidays := array(
      select distinct h.day::date
      from jsonb_array_elements_text(changes -> 'holidays') h (day)
      order by 1
    );
  end if;
  return calendar;
end
$$;

create or replace function calendar_object(calendar office_calendar)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'officeId', calendar.office_id,
    'opensAt', to_char(calendar.opens_at, 'HH24:MI:SS'),
    'closesAt', to_char(calendar.closes_at, 'HH24:MI:SS'),
    'holidays', calendar.holidays,
    'stalledAfterDays', calendar.stalled_after_days,
    'remindEveryDays', calendar.remind_every_days,
    'unclaimedAfterDays', calendar.unclaimed_after_days,
    'proposeReturnAfterDays', calendar.propose_return_after_days
  )
$$;

-- For whoever sees offices.
create or replace function office_calendar_json(viewer jsonb, office_id text)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not sees_offices(viewer) or not exists (select from office o where o.id = uuid_of(office_calendar_json.office_id)) then
    return null;
  end if;
  return calendar_object(calendar_of(uuid_of(office_calendar_json.office_id)));
end
$$;

grant execute on function set_office_calendar, office_calendar_json to postroom_api;
