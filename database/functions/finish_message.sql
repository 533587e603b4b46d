-- What became of a message: SENT, FAILED or SUPPRESSED; DEFERRED while an address is unconfirmed (UNCONFIRMED), or where SNS did
-- not take it (RATE_LIMIT, OUTSIDE_SERVICE); QUEUED where nobody knows whether it did. Answers when it is to be tried again, null
-- for never or for nobody knows when. What is sent stays sent.
create or replace function finish_message(
  message_id uuid, state text, reason text, detail text, at timestamptz, parts int default null
)
returns timestamptz
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  known notification;
  is_unsure boolean := state = 'QUEUED';
  is_tried_again boolean := state = 'QUEUED' or state = 'DEFERRED' and reason <> 'UNCONFIRMED';
  next_at timestamptz;
begin
  select n.* into known
  from notification n
  where n.message_id = finish_message.message_id
    and n.state in ('QUEUED', 'DEFERRED')
  order by n.due_at, n.id
  limit 1
  for update;
  if known.id is null then
    return null;
  end if;
  if is_tried_again and known.attempts >= 12 and at > known.due_at + interval '1 day' then
    state := 'FAILED';
    reason := case when is_unsure then 'UNKNOWN_FAULT' else 'REFUSED' end;
  elsif is_tried_again then
    state := 'DEFERRED';
    next_at := at + backoff(known.attempts);
  end if;

  update notification n
  set
    state = finish_message.state,
    reason = finish_message.reason,
    detail = finish_message.detail,
    -- keeps its place before what comes later, and waits
    leased_until = next_at,
    due_at = case when finish_message.reason = 'UNCONFIRMED' then 'infinity' else n.due_at end,
    unsure = n.unsure + is_unsure::int,
    claimed_at = null,
    sent_at = case when finish_message.state = 'SENT' then at end,
    parts = coalesce(finish_message.parts::smallint, n.parts),
    updated_at = at
  where n.message_id = finish_message.message_id
    and n.state in ('QUEUED', 'DEFERRED');
  return next_at;
end
$$;

-- From a fifth of a second to a quarter of an hour.
create or replace function backoff(attempts int)
returns interval
language sql immutable
as $$
  select least(0.1 * power(2, least(attempts, 20)), 900) * interval '1 second'
$$;

grant execute on function finish_message to postroom_api;
