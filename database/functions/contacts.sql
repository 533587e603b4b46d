-- Keeps the topic of an address. One that is not theirs any more holds an address that is to be forgotten.
create or replace function save_email_topic(person_id uuid, arn text)
returns boolean
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  -- after whoever is erasing them just now
  perform from person p where p.id = save_email_topic.person_id for update;
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

-- What SNS says of an address. What waited for its confirmation goes out now, where it is not older than a week; what waited is
-- not sent to somebody who unsubscribed. Answers how many messages are due now.
create or replace function save_email_state(person_id uuid, topic_arn text, state text, at timestamptz)
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  update person_contact c
  set
    email_state = save_email_state.state,
    email_checked_at = greatest(c.email_checked_at, at),
    confirmation_sent_at = case when save_email_state.state = 'PENDING' then at else c.confirmation_sent_at end,
    confirmation_wanted_at = null
  where c.person_id = save_email_state.person_id
    and c.email_topic_arn = topic_arn
    and (
      c.email_state is distinct from save_email_state.state
      or c.confirmation_sent_at is null
      or c.confirmation_wanted_at is not null
    );
  -- also where that is no news: a message may have been put off at the same moment
  if not exists (
    select
    from person_contact c
    where c.person_id = save_email_state.person_id
      and c.email_topic_arn = topic_arn
  ) then
    return 0;
  end if;
  return follow_email_state(person_id, state, at);
end
$$;

create or replace function follow_email_state(person_id uuid, state text, at timestamptz)
returns int
language plpgsql
as $$
declare
  released int;
begin
  if state = 'PENDING' then
    return 0;
  end if;
  update notification n
  set
    state = case when follow_email_state.state = 'CONFIRMED' and n.created_at > at - interval '7 days' then 'DEFERRED' else 'SUPPRESSED' end,
    reason = case when follow_email_state.state = 'CONFIRMED' then 'UNCONFIRMED' else 'UNSUBSCRIBED' end,
    due_at = case when follow_email_state.state = 'CONFIRMED' and n.created_at > at - interval '7 days' then at else n.created_at end,
    -- several that waited become one message
    message_id = null,
    updated_at = at
  where n.person_id = follow_email_state.person_id
    and n.channel = 'EMAIL'
    and n.state = 'DEFERRED'
    and n.reason = 'UNCONFIRMED'
    and n.due_at = 'infinity';
  get diagnostics released = row_count;
  return case when state = 'CONFIRMED' then released else 0 end;
end
$$;

-- A page of what SNS says of topics: [{topicArn, state}]. Answers how many messages are due now.
create or replace function reconcile_emails(page jsonb, at timestamptz)
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  changed record;
  released int := 0;
begin
  for changed in
    with seen as (
      select s ->> 'topicArn' as topic_arn, s ->> 'state' as state
      from jsonb_array_elements(page) s
    ), before as (
      select c.person_id, c.email_state, seen.state
      from seen
      join person_contact c on c.email_topic_arn = seen.topic_arn
      for update of c
    )
    update person_contact c
    set
      email_state = before.state,
      email_checked_at = at
    from before
    where c.person_id = before.person_id
    returning c.person_id, before.state
  loop
    released := released + follow_email_state(changed.person_id, changed.state, at);
  end loop;
  return released;
end
$$;

-- After all pages: who had confirmed and is in none has unsubscribed; who was asked, and is in none a day later, let it pass.
-- Answers how many.
create or replace function finish_email_reconciliation(started_at timestamptz, at timestamptz)
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  gone record;
  unsubscribed int := 0;
begin
  for gone in
    update person_contact c
    set
      email_state = 'UNSUBSCRIBED',
      email_checked_at = at
    where c.email_topic_arn is not null
      and (
        c.email_state = 'CONFIRMED' and c.email_checked_at < started_at
        or c.email_state = 'PENDING' and c.email_checked_at < started_at - interval '1 day'
      )
    returning c.person_id
  loop
    unsubscribed := unsubscribed + 1;
    perform follow_email_state(gone.person_id, 'UNSUBSCRIBED', at);
  end loop;
  return unsubscribed;
end
$$;

-- Somebody replied STOP: SNS refuses their number.
create or replace function save_opt_out(person_id uuid, phone text, at timestamptz)
returns boolean
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  update person_contact c
  set opted_out_at = at
  where c.person_id = save_opt_out.person_id
    and c.phone = save_opt_out.phone
    and c.opted_out_at is null;
  return found;
end
$$;

-- A page of the numbers that replied STOP.
create or replace function reconcile_opt_outs(phones jsonb, at timestamptz)
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  changed int;
begin
  update person_contact c
  set
    opted_out_at = coalesce(c.opted_out_at, at),
    phone_checked_at = at
  where c.phone in (select p from jsonb_array_elements_text(phones) p);
  get diagnostics changed = row_count;
  return changed;
end
$$;

-- After all pages: who is in none may be written to again. Answers how many.
create or replace function finish_opt_out_reconciliation(started_at timestamptz)
returns int
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  changed int;
begin
  update person_contact c
  set opted_out_at = null
  where c.opted_out_at < started_at
    and (c.phone_checked_at is null or c.phone_checked_at < started_at);
  get diagnostics changed = row_count;
  return changed;
end
$$;

-- Another mail in which somebody can confirm their address, for whoever may change them; nothing soon after the last one.
create or replace function resend_confirmation(viewer jsonb, person_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  held package_right := right_to_person(viewer, person_id);
  contact person_contact;
begin
  if (held.contacts = 'ALL' or person_id = any (held.person_ids)) is not true then
    return no_person(person_id::text);
  end if;
  select c.* into contact
  from person_contact c
  where c.person_id = resend_confirmation.person_id
  for update;
  if contact.email is null then
    return error_json('INVALID_INPUT', 'There is no e-mail address to confirm.');
  end if;
  update person_contact c
  set confirmation_wanted_at = clock_timestamp()
  where c.person_id = contact.person_id
    and c.email_state is distinct from 'CONFIRMED'
    and greatest(c.confirmation_sent_at, c.confirmation_wanted_at) > clock_timestamp() - interval '10 minutes' is not true;
  return jsonb_build_object('person', person_of(contact.person_id, held));
end
$$;

-- Those who were asked for another mail; who fails at it is given again after the lease.
create or replace function claim_confirmations(at timestamptz, lease_seconds int)
returns table (person_id uuid, email text, email_topic_arn text)
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  return query
  update person_contact c
  set confirmation_wanted_at = at + lease_seconds * interval '1 second'
  where c.confirmation_wanted_at <= at
    and c.email is not null
  returning c.person_id, c.email, c.email_topic_arn;
end
$$;

grant execute on function
  resend_confirmation, claim_confirmations,
  save_email_topic, save_email_state, reconcile_emails, finish_email_reconciliation, save_opt_out, reconcile_opt_outs,
  finish_opt_out_reconciliation
to postroom_api;
