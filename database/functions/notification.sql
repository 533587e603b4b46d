-- Queues what the recipient is to hear of an event, once for each person and channel, and leases it to the caller. No row
-- if it is done, if somebody else is at it, or if there is a reason not to tell. Which events there is something to hear of,
-- the history decides.
create or replace function claim_notification(event_id uuid, lease_seconds int)
returns table (
  notification_id uuid, person_id uuid, channel text, phone text, email text, email_topic_arn text,
  tracking_number text, office_name text, kind text, status text
)
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  insert into notification (event_id, person_id, channel, state, package_id, kind, role, due_at)
  select
    e.id, p.recipient_id, coalesce(c.notify_by, 'EMAIL'), 'QUEUED',
    e.package_id, notice_status(e.kind), 'RECIPIENT', clock_timestamp()
  from package_event e
  join package p on p.id = e.package_id
  join package_state s on s.package_id = e.package_id
  left join person_contact c on c.person_id = p.recipient_id
  where e.id = claim_notification.event_id
    and e.id = any (s.notice_event_ids)
    and p.recipient_id is not null
    and not exists (
      select
      from notification known
      where known.event_id = e.id
        and known.person_id = p.recipient_id
    )
  on conflict do nothing;

  update notification n
  set
    state = 'SUPPRESSED',
    detail = reason_not_to_tell(n.event_id, n.person_id),
    updated_at = clock_timestamp()
  where n.event_id = claim_notification.event_id
    and n.state not in ('SENT', 'SUPPRESSED')
    and (n.leased_until is null or n.leased_until <= clock_timestamp())
    and reason_not_to_tell(n.event_id, n.person_id) is not null;

  return query
  with claimed as (
    update notification n
    set
      leased_until = clock_timestamp() + lease_seconds * interval '1 second',
      updated_at = clock_timestamp()
    where n.event_id = claim_notification.event_id
      and n.state not in ('SENT', 'SUPPRESSED')
      and (n.leased_until is null or n.leased_until <= clock_timestamp())
    returning n.*
  )
  select
    n.id, n.person_id, n.channel::text, c.phone, c.email, c.email_topic_arn,
    p.tracking_number, o.name, e.kind::text, notice_status(e.kind)
  from claimed n
  join person_contact c on c.person_id = n.person_id
  join package_event e on e.id = n.event_id
  join package p on p.id = e.package_id
  left join office o on o.id = e.office_id;
end
$$;

-- Null where there is none. What has moved on since is not told, nor what the person has heard by an event that an earlier
-- one, which came late, has made count for nothing.
create or replace function reason_not_to_tell(event_id uuid, person_id uuid)
returns text
language plpgsql stable
as $$
declare
  event package_event;
  known package_state;
begin
  select e.* into strict event from package_event e where e.id = reason_not_to_tell.event_id;
  select s.* into strict known from package_state s where s.package_id = event.package_id;
  return case
    when event.id <> all (known.notice_event_ids) or not notice_holds(event.kind, known.status) then 'superseded'
    when not exists (
      select from person_contact c where c.person_id = reason_not_to_tell.person_id and c.notify_by is not null
    ) then 'no way to reach the person'
    when exists (
      select
      from package_event other
      join notification told on told.event_id = other.id
      where other.package_id = event.package_id
        and other.kind = event.kind
        and other.id <> all (known.notice_event_ids)
        and told.person_id = reason_not_to_tell.person_id
        and (told.state = 'SENT' or told.leased_until > clock_timestamp())
    ) then 'told before'
  end;
end
$$;

create or replace function save_email_topic(person_id uuid, arn text)
returns boolean
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  -- after whoever is erasing them just now
  perform from person p where p.id = save_email_topic.person_id for update;
  -- a topic that is not theirs any more holds an address that is to be forgotten
  insert into erasure (person_id, email_topic_arn)
  select someone.id, case when c.person_id is null then arn else c.email_topic_arn end
  from person someone
  left join person_contact c on c.person_id = someone.id
  where someone.id = save_email_topic.person_id
    and (c.person_id is null or c.email_topic_arn <> arn);

  update person_contact c
  set email_topic_arn = arn
  where c.person_id = save_email_topic.person_id;
  return found;
end
$$;

-- SENT, FAILED, DEFERRED or SUPPRESSED, and why. What is sent stays sent.
create or replace function finish_notification(notification_id uuid, state text, detail text)
returns boolean
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  update notification n
  set
    state = finish_notification.state,
    detail = finish_notification.detail,
    leased_until = null,
    updated_at = clock_timestamp()
  where n.id = finish_notification.notification_id
    and n.state <> 'SENT';
  return found;
end
$$;

grant execute on function claim_notification, save_email_topic, finish_notification to postroom_api;
