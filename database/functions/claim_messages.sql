-- Takes what is due and may go out, and leases it: a row for each message, then one that says when the next may be taken. Of one
-- person and channel nothing is given while something earlier waits or is on its way, so that nothing overtakes.
create or replace function claim_messages(at timestamptz, max_messages int, lease_seconds int, limits jsonb default '{}')
returns table (message jsonb)
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  next_at timestamptz;
  later_at timestamptz;
  claimed record;
begin
  for claimed in
    select c.answer
    from unnest(array['EMAIL', 'SMS']) channel (name)
    cross join claim_channel(channel.name, at, max_messages, lease_seconds, sending_limits(channel.name, limits)) c (answer)
  loop
    if claimed.answer ? 'messageId' then
      message := claimed.answer;
      return next;
    else
      next_at := least(next_at, (claimed.answer ->> 'nextAt')::timestamptz);
      later_at := least(later_at, (claimed.answer ->> 'laterAt')::timestamptz);
    end if;
  end loop;
  message := jsonb_build_object('nextAt', as_instant(next_at), 'laterAt', as_instant(later_at));
  return next;
end
$$;

create or replace function claim_channel(
  channel text, at timestamptz, max_messages int, lease_seconds int, limits jsonb
)
returns setof jsonb
language plpgsql
as $$
declare
  free int := open_bucket(channel, limits, at);
  taken int := 0;
  counted int := 0;
  looked_at int := 0;
  later_at timestamptz;
  head notification;
  claimed record;
begin
  while taken < least(free, max_messages) and looked_at < 20 * max_messages loop
    head := next_due(channel, at);
    exit when head.id is null;
    looked_at := looked_at + 1;
    select * into claimed from claim_message(head, counted, lease_seconds, limits, at);
    if claimed.message is not null then
      taken := taken + 1;
      counted := counted + claimed.is_first::int;
      return next claimed.message;
    end if;
    later_at := least(later_at, claimed.later_at);
  end loop;
  perform take_tokens(channel, taken, counted);
  head := next_due(channel, at);
  return next jsonb_build_object(
    'nextAt', case when head.id is not null then greatest(bucket_refills_at(channel, limits), at) end,
    'laterAt', least(later_at, waits_until(channel, at))
  );
end
$$;

-- When something is due that nobody may take now: whoever was to have it looked at then may have died before.
create or replace function waits_until(channel text, at timestamptz)
returns timestamptz
language sql stable
as $$
  select least(
    (
      select min(n.due_at)
      from notification n
      where n.channel = waits_until.channel
        and n.state in ('QUEUED', 'DEFERRED')
        and n.due_at > at
        and n.due_at < 'infinity'
    ),
    (
      select min(n.leased_until)
      from notification n
      where n.channel = waits_until.channel
        and n.leased_until > at
        -- whoever claimed it just now sees to it
        and n.claimed_at is distinct from at
    )
  )
$$;

-- The first that may go out of somebody who waits for nothing earlier.
create or replace function next_due(channel text, at timestamptz)
returns notification
language sql
as $$
  select n
  from notification n
  where n.channel = next_due.channel
    and n.state in ('QUEUED', 'DEFERRED')
    and n.due_at <= at
    and (n.leased_until is null or n.leased_until <= at)
    and not exists (
      select
      from notification other
      where other.person_id = n.person_id
        and other.channel = n.channel
        and other.state in ('QUEUED', 'DEFERRED')
        and ((other.due_at, other.id) < (n.due_at, n.id) or other.leased_until > at)
    )
  order by n.due_at, n.id
  limit 1
  for update skip locked
$$;

-- A message with all that is to go out with it; none where there is a reason against it, which the ledger then has.
create or replace function claim_message(
  head notification, counted int, lease_seconds int, limits jsonb, at timestamptz,
  out message jsonb, out is_first boolean, out later_at timestamptz
)
language plpgsql
as $$
declare
  due uuid[] := rows_together(head, at);
  contact person_contact;
  refusal text;
begin
  update notification known
  set
    state = 'SUPPRESSED',
    reason = asked.refusal,
    unsure = known.unsure + (known.claimed_at is not null)::int,
    updated_at = at,
    claimed_at = null,
    leased_until = null
  from (select n.id, reason_not_to_tell(n, at) as refusal from notification n where n.id = any (due)) asked
  where known.id = asked.id
    and asked.refusal is not null;
  due := array(select n.id from notification n where n.id = any (due) and n.state <> 'SUPPRESSED' order by n.due_at, n.id);
  if due = '{}' then
    return;
  end if;

  select c.* into contact from person_contact c where c.person_id = head.person_id;
  refusal := refusal_of(contact, head.channel, limits);
  if refusal is not null then
    perform suppress(due, refusal, at);
    return;
  end if;
  -- what waited for its turn may have come to the night
  later_at := end_of_quiet(at, rhythm_of(head.person_id, head.package_id));
  if later_at > at then
    perform defer(due, 'QUIET_HOURS', later_at, at);
    return;
  end if;
  later_at := null;

  is_first := head.attempts = 0;
  if is_first and not is_within_budget(
    head.channel, contact_of(contact, head.channel), office_of_notification(head), counted, limits, at
  ) then
    later_at := over_budget(due, at);
    return;
  end if;
  message := lease_message(head, due, contact, lease_seconds, at);
end
$$;

-- What was sent together before is sent together again; what was gathered goes out at once.
create or replace function rows_together(head notification, at timestamptz)
returns uuid[]
language sql stable
as $$
  select array(
    select n.id
    from notification n
    where n.person_id = head.person_id
      and n.channel = head.channel
      and n.state in ('QUEUED', 'DEFERRED')
      and case
        when head.message_id is not null then n.message_id = head.message_id
        when head.state = 'DEFERRED' then n.state = 'DEFERRED' and n.message_id is null and n.due_at <= at
        else n.id = head.id
      end
    order by n.due_at, n.id
    limit 20
  )
$$;

create or replace function contact_of(contact person_contact, channel text)
returns text
language sql immutable
as $$
  select case channel when 'SMS' then contact.phone else contact.email end
$$;

create or replace function refusal_of(contact person_contact, channel text, limits jsonb)
returns text
language sql immutable
as $$
  select case
    when contact_of(contact, channel) is null then 'NO_CONTACT'
    when channel = 'EMAIL' and contact.email_state = 'UNSUBSCRIBED' then 'UNSUBSCRIBED'
    when channel = 'SMS' and contact.opted_out_at is not null then 'OPTED_OUT'
    when channel = 'SMS' and not is_allowed_number(contact.phone, limits) then 'COUNTRY_NOT_ALLOWED'
  end
$$;

-- On whose behalf it is sent.
create or replace function office_of_notification(n notification)
returns uuid
language sql stable
as $$
  select coalesce(
    (select e.office_id from package_event e where e.id = n.event_id),
    (select p.origin_office_id from package p where p.id = n.package_id)
  )
$$;

create or replace function suppress(ids uuid[], why text, at timestamptz)
returns void
language sql
as $$
  update notification n
  set
    state = 'SUPPRESSED',
    reason = why,
    unsure = n.unsure + (n.claimed_at is not null)::int,
    updated_at = at,
    claimed_at = null,
    leased_until = null
  where n.id = any (ids)
$$;

create or replace function defer(ids uuid[], why text, until timestamptz, at timestamptz)
returns void
language sql
as $$
  update notification n
  set
    state = 'DEFERRED',
    reason = why,
    due_at = until,
    unsure = n.unsure + (n.claimed_at is not null)::int,
    updated_at = at,
    claimed_at = null,
    leased_until = null
  where n.id = any (ids)
$$;

-- What still matters tomorrow waits until then, at the same hour; what only says where a package passes by is dropped.
create or replace function over_budget(ids uuid[], at timestamptz)
returns timestamptz
language plpgsql
as $$
declare
  lasting uuid[] := array(
    select n.id
    from notification n
    where n.id = any (ids)
      and n.kind not in ('REGISTERED', 'SENT', 'AT_HUB', 'ARRIVED', 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED', 'RETURNING')
  );
begin
  perform suppress(array(select i from unnest(ids) i where i <> all (lasting)), 'OVER_BUDGET', at);
  perform defer(lasting, 'RATE_LIMIT', at + interval '1 day', at);
  return case when lasting <> '{}' then at + interval '1 day' end;
end
$$;

-- Whoever claimed it before and did not say what became of it may have sent it.
create or replace function lease_message(
  head notification, due uuid[], contact person_contact, lease_seconds int, at timestamptz
)
returns jsonb
language plpgsql
as $$
declare
  joined_id uuid := coalesce(head.message_id, gen_random_uuid());
begin
  update notification n
  set
    message_id = joined_id,
    leased_until = at + lease_seconds * interval '1 second',
    unsure = n.unsure + (n.claimed_at is not null)::int,
    claimed_at = at,
    attempts = n.attempts + 1,
    updated_at = at
  where n.id = any (due);
  return jsonb_build_object(
    'messageId', joined_id,
    'personId', head.person_id,
    'channel', head.channel,
    'phone', case when head.channel = 'SMS' then contact.phone end,
    'email', case when head.channel = 'EMAIL' then contact.email end,
    'emailTopicArn', case when head.channel = 'EMAIL' then contact.email_topic_arn end,
    'language', (select p.language from person p where p.id = head.person_id),
    'timeZone', (rhythm_of(head.person_id, head.package_id)).time_zone,
    'items', (
      select jsonb_agg(notification_facts(n.id) order by n.due_at, n.id)
      from notification n
      where n.id = any (due)
    )
  );
end
$$;

grant execute on function claim_messages to postroom_api;
