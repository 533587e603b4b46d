-- When somebody does not want to be disturbed, and for how long messages are gathered for them.
create or replace function rhythm_of(person_id uuid, package_id uuid)
returns notification_rhythm
language sql stable
as $$
  select rhythm_under(chosen, home, o)
  from office o
  join person someone on someone.id = rhythm_of.person_id
  left join office home on home.id = someone.home_office_id
  left join notification_preference chosen on chosen.person_id = someone.id
  where o.id = policy_office(rhythm_of.package_id)
$$;

-- What they have not said is as their own office has it, or else the office of the package.
create or replace function rhythm_under(chosen notification_preference, home office, policy office)
returns notification_rhythm
language sql immutable
as $$
  select row(
    coalesce(chosen.time_zone, home.time_zone, policy.time_zone),
    coalesce(chosen.quiet_from, home.quiet_from, policy.quiet_from),
    coalesce(chosen.quiet_until, home.quiet_until, policy.quiet_until),
    coalesce(chosen.digest_minutes, 0)
  )::notification_rhythm
$$;

-- After the window in which messages are gathered, not in quiet hours, and never before what the person is to hear earlier: of
-- what waits, until when it is gathered, and what goes out last.
create or replace function turn_at(
  at timestamptz, rhythm notification_rhythm, gathered_until timestamptz, last_due_at timestamptz, last_reason text,
  out due_at timestamptz, out reason text
)
language plpgsql stable
as $$
begin
  due_at := at;
  if rhythm.digest_minutes > 0 then
    reason := 'DIGEST';
    due_at := coalesce(gathered_until, at + rhythm.digest_minutes * interval '1 minute');
  end if;
  if is_quiet(due_at, rhythm) then
    reason := 'QUIET_HOURS';
    due_at := end_of_quiet(due_at, rhythm);
  end if;
  if last_due_at > due_at then
    due_at := last_due_at;
    reason := last_reason;
  end if;
end
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
