-- Who hears of an event: a row of the ledger for each person and channel, with when it may go out or why it does not. Once more
-- changes nothing. What has moved on since is dropped, so that "arrived" never follows "delivered".
create or replace function plan_notifications(event_id uuid, at timestamptz)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  event package_event;
  news_kind text;
begin
  select e.* into event from package_event e where e.id = plan_notifications.event_id;
  if event.id is null then
    return jsonb_build_object('due', 0, 'laterBuckets', '[]'::jsonb);
  end if;
  news_kind := notice_kind(event);
  if news_kind = 'CORRECTION' then
    perform plan_corrections(event, at);
  elsif news_kind is not null then
    perform plan_news(event, news_kind, 0, at);
  end if;
  perform drop_superseded(event.package_id, at);
  return planned(event.id, at);
end
$$;

-- What an event is news of, as the whole history has it; null for nothing.
create or replace function notice_kind(event package_event)
returns text
language plpgsql stable
as $$
declare
  parcel package;
  known package_state;
  before journey_state;
begin
  select p.* into strict parcel from package p where p.id = event.package_id;
  select s.* into strict known from package_state s where s.package_id = event.package_id;
  if event.id = any (known.voided_event_ids || known.uncounted_event_ids) then
    return null;
  elsif event.kind = 'VOID' then
    return 'CORRECTION';
  elsif event.id = any (known.notice_event_ids) then
    before := (
      select journey(e, parcel.origin_office_id, parcel.destination_office_id order by e.ordered_at, event_rank(e.kind), e.id)
      from package_event e
      where e.package_id = event.package_id
        and (e.ordered_at, event_rank(e.kind), e.id) < (event.ordered_at, event_rank(event.kind), event.id)
        and e.id <> all (known.voided_event_ids)
    );
    return (transition_of(before, event, parcel.origin_office_id, parcel.destination_office_id)).tells;
  end if;
  return (
    select notice_of_exception(x.kind)
    from exceptions_of(journey_state_of(known)) x
    where x.opener_id = event.id
      and notice_of_exception(x.kind) is not null
    order by x.kind
    limit 1
  );
end
$$;

-- What was told when the package was shelved is told again: by the delay watch, after some days.
create or replace function plan_reminder(package_id uuid, event_id uuid, reminder int, at timestamptz)
returns void
language plpgsql
as $$
begin
  perform plan_news(e, 'PICKUP_REMINDER', reminder, at)
  from package_event e
  where e.id = plan_reminder.event_id
    and e.package_id = plan_reminder.package_id;
end
$$;

create or replace function plan_news(event package_event, news_kind text, reminder int, at timestamptz)
returns void
language plpgsql
as $$
declare
  n notification;
begin
  for n in insert into notification (
    event_id, package_id, office_id, person_id, kind, reminder, role, channel, state, due_at, created_at
  )
  select distinct on (a.person_id, m.channel)
    event.id, event.package_id, policy_office(event.package_id), a.person_id, news_kind, plan_news.reminder, a.role, m.channel,
    'QUEUED', at, at
  from audience_of(event.package_id) a
  join notification_matrix() m on (m.kind, m.role) = (news_kind, a.role)
  left join person_contact c on c.person_id = a.person_id
  left join notification_preference chosen on chosen.person_id = a.person_id
  where m.is_told <> 'NEVER'
    and (
      (chosen.kinds #>> array[news_kind, m.channel])::boolean
      or m.is_told = 'ON' and m.channel = coalesce(c.notify_by, 'EMAIL')
    )
  order by a.person_id, m.channel, m.is_told = 'ON' desc, m.role_rank
  on conflict on constraint notification_once do nothing
  returning * loop
    perform schedule(n, at);
  end loop;
end
$$;

-- For those alone who got the wrong one, in the way in which they got it.
create or replace function plan_corrections(event package_event, at timestamptz)
returns void
language plpgsql
as $$
declare
  n notification;
begin
  for n in insert into notification (
    event_id, package_id, office_id, person_id, kind, role, channel, state, due_at, created_at
  )
  select
    event.id, event.package_id, policy_office(event.package_id), wrong.person_id, 'CORRECTION', wrong.role, wrong.channel,
    'QUEUED', at, at
  from notification wrong
  where wrong.event_id = event.voids_event_id
    and wrong.kind <> 'CORRECTION'
    and may_have_gone_out(wrong)
  on conflict on constraint notification_once do nothing
  returning * loop
    perform schedule(n, at);
  end loop;
end
$$;

-- Whose policy says what is told of a package.
create or replace function policy_office(package_id uuid)
returns uuid
language sql stable
as $$
  select coalesce(p.destination_office_id, p.origin_office_id) from package p where p.id = policy_office.package_id
$$;

-- Who is told of a package at all, and as what.
create or replace function audience_of(package_id uuid)
returns table (person_id uuid, role text)
language sql stable
as $$
  select concerned.person_id, concerned.role
  from package p
  cross join lateral (
    values (p.sender_id, 'SENDER'), (p.recipient_id, 'RECIPIENT')
    union all
    select w.person_id, 'WATCHER' from package_watcher w where w.package_id = p.id
    union all
    select manager.id, 'MANAGER'
    from office_member m
    cross join lateral (
      -- whoever has several addresses is several people
      select r.id
      from person r
      left join person_contact c on c.person_id = r.id
      where r.cognito_sub = m.sub
      order by c.notify_by is null, r.id
      limit 1
    ) manager
    where m.office_id = office_in_charge(p.id)
      and m.role = 'MANAGER'
  ) concerned (person_id, role)
  where p.id = audience_of.package_id
    and concerned.person_id is not null
$$;

-- Where the package is, or was last seen.
create or replace function office_in_charge(package_id uuid)
returns uuid
language sql stable
as $$
  select coalesce(s.office_id, seen.office_id, p.origin_office_id)
  from package p
  join package_state s on s.package_id = p.id
  left join location seen on seen.id = s.location_id
  where p.id = office_in_charge.package_id
$$;

-- When a message may go out that is new in the ledger, or why it does not.
create or replace function schedule(n notification, at timestamptz)
returns void
language plpgsql
as $$
declare
  refusal text := reason_not_to_tell(n, at);
  place record;
begin
  if refusal is not null then
    update notification known
    set state = 'SUPPRESSED', reason = refusal, updated_at = at
    where known.id = n.id;
    return;
  end if;
  select * into place from turn_of(n, at);
  update notification known
  set
    state = case when place.due_at > at then 'DEFERRED' else 'QUEUED' end,
    reason = place.reason,
    due_at = place.due_at
  where known.id = n.id;
end
$$;

create or replace function turn_of(n notification, at timestamptz, out due_at timestamptz, out reason text)
language plpgsql stable
as $$
declare
  rhythm notification_rhythm := rhythm_of(n.person_id, n.package_id);
  gathered_until timestamptz;
  last_due_at timestamptz;
  last_reason text;
begin
  if rhythm.digest_minutes > 0 then
    gathered_until := (
      select min(other.due_at)
      from notification other
      where other.person_id = n.person_id
        and other.channel = n.channel
        and other.state = 'DEFERRED'
        and other.reason = 'DIGEST'
        and other.due_at > at
    );
  end if;
  select other.due_at, other.reason
  into last_due_at, last_reason
  from notification other
  where other.person_id = n.person_id
    and other.channel = n.channel
    and other.state in ('QUEUED', 'DEFERRED')
    and other.reason in ('DIGEST', 'QUIET_HOURS', 'RATE_LIMIT')
  order by other.due_at desc
  limit 1;
  select t.due_at, t.reason
  into turn_of.due_at, turn_of.reason
  from turn_at(at, rhythm, gathered_until, last_due_at, last_reason) t;
end
$$;

create or replace function drop_superseded(package_id uuid, at timestamptz)
returns void
language plpgsql
as $$
begin
  update notification n
  set state = 'SUPPRESSED', reason = reason_not_to_tell(n, at), updated_at = at
  where n.package_id = drop_superseded.package_id
    and n.state in ('QUEUED', 'DEFERRED')
    and (n.leased_until is null or n.leased_until <= at)
    and reason_not_to_tell(n, at) is not null;
end
$$;

-- How many messages of an event can go out, and in which five minutes those become due that wait.
create or replace function planned(event_id uuid, at timestamptz)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'due', count(*) filter (where n.due_at <= at),
    'laterBuckets', coalesce(
      jsonb_agg(distinct as_instant(bucket_of(n.due_at))) filter (where n.due_at > at),
      '[]'
    )
  )
  from notification n
  where n.event_id = planned.event_id
    and n.state in ('QUEUED', 'DEFERRED')
    and n.due_at < 'infinity'
$$;

-- The first full five minutes that are not before it.
create or replace function bucket_of(moment timestamptz)
returns timestamptz
language sql immutable
as $$
  select date_bin('5 minutes', moment + interval '5 minutes' - interval '1 microsecond', timestamptz '2000-01-01 00:00:00+00')
$$;

grant execute on function plan_notifications to postroom_api;
