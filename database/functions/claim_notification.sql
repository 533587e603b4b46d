-- Plans what is to be told of an event, and leases what can go out to the caller.
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
  perform plan_notifications(claim_notification.event_id, clock_timestamp());
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
    p.tracking_number, o.name, e.kind::text, n.kind::text
  from claimed n
  join person_contact c on c.person_id = n.person_id
  join package_event e on e.id = n.event_id
  join package p on p.id = e.package_id
  left join office o on o.id = e.office_id
  order by n.role = 'RECIPIENT' desc;
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
    sent_at = case finish_notification.state when 'SENT' then clock_timestamp() end,
    leased_until = null,
    updated_at = clock_timestamp()
  where n.id = finish_notification.notification_id
    and n.state <> 'SENT';
  return found;
end
$$;

grant execute on function claim_notification, save_email_topic, finish_notification to postroom_api;
