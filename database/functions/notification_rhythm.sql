-- When somebody does not want to be disturbed, and for how long messages are gathered for them. What they have not said is as the
-- office of the package has it.
create or replace function rhythm_of(person_id uuid, package_id uuid)
returns notification_rhythm
language sql stable
as $$
  select row(
    coalesce(chosen.time_zone, home.time_zone, o.time_zone),
    coalesce(chosen.quiet_from, home.quiet_from, o.quiet_from),
    coalesce(chosen.quiet_until, home.quiet_until, o.quiet_until),
    coalesce(chosen.digest_minutes, 0)
  )::notification_rhythm
  from package p
  join office o on o.id = coalesce(p.destination_office_id, p.origin_office_id)
  join person someone on someone.id = rhythm_of.person_id
  left join office home on home.id = someone.home_office_id
  left join notification_preference chosen on chosen.person_id = someone.id
  where p.id = rhythm_of.package_id
$$;

create or replace function is_quiet(moment timestamptz, rhythm notification_rhythm)
returns boolean
language sql stable
as $$
  select case
    when rhythm.quiet_from < rhythm.quiet_until then t.clock >= rhythm.quiet_from and t.clock < rhythm.quiet_until
    when rhythm.quiet_from > rhythm.quiet_until then t.clock >= rhythm.quiet_from or t.clock < rhythm.quiet_until
    else false
  end
  from (select (moment at time zone rhythm.time_zone)::time) t (clock)
$$;

-- The first moment from this one on that is not in quiet hours; the same as domain/quiet-hours.ts.
create or replace function end_of_quiet(moment timestamptz, rhythm notification_rhythm)
returns timestamptz
language plpgsql stable
as $$
declare
  local timestamp;
  local_end timestamp;
  found_end timestamptz := moment;
begin
  -- a clock that is put back can be in quiet hours twice
  for step in 1..4 loop
    exit when not is_quiet(found_end, rhythm);
    local := found_end at time zone rhythm.time_zone;
    local_end := local::date + rhythm.quiet_until;
    if local_end <= local then
      local_end := local_end + interval '1 day';
    end if;
    found_end := case
      when local_end at time zone rhythm.time_zone > found_end then local_end at time zone rhythm.time_zone
      else found_end + (local_end - local)
    end;
  end loop;
  return found_end;
end
$$;
