-- Who hears of what: the ledger says of each message what it is about, to whom as what, when it may go out and why it did not.
create domain notification_kind as text check (value in (
  'REGISTERED', 'SENT', 'AT_HUB', 'ARRIVED', 'READY_FOR_PICKUP', 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED', 'DELIVERED',
  'RETURNING', 'RETURNED', 'CANCELLED', 'LOST', 'DELAYED', 'PICKUP_REMINDER', 'UNCLAIMED', 'STALLED', 'CORRECTION'
));

create domain notification_role as text check (value in ('SENDER', 'RECIPIENT', 'WATCHER', 'MANAGER'));

create domain notification_reason as text check (value in (
  'QUIET_HOURS', 'DIGEST', 'UNCONFIRMED', 'RATE_LIMIT', 'OUTSIDE_SERVICE',
  'SWITCHED_OFF', 'NO_CONTACT', 'SUPERSEDED', 'TOLD_BEFORE', 'UNSUBSCRIBED', 'OPTED_OUT', 'OVER_BUDGET',
  'COUNTRY_NOT_ALLOWED', 'ERASED', 'OFFICE_POLICY',
  'INVALID_CONTACT', 'REFUSED', 'UNKNOWN_FAULT'
));

-- which events bring news of what
alter table journey_transition
  drop tells_recipient,
  add tells notification_kind;

-- what an earlier version would have told, until the history is read anew
update package_state s
set notice_event_ids = array(
  select e.id
  from (
    select
      known.*,
      lag(known.status) over (order by known.version) as before
    from package_event known
    where known.package_id = s.package_id
  ) e
  where (e.kind = 'REGISTER' or e.kind = 'FAIL_ATTEMPT' or e.status <> e.before and e.status not in ('ACCEPTED', 'DISPOSED'))
    and e.kind not in ('FOUND', 'VOID', 'COMPLETE')
    and (e.kind <> 'DEPART' or e.before in ('REGISTERED', 'ACCEPTED'))
    and e.id <> all (s.uncounted_event_ids)
    and e.id <> all (s.voided_event_ids)
  order by e.ordered_at, e.version
);

alter table notification
  add package_id uuid references package,
  add kind notification_kind,
  add role notification_role,
  add reason notification_reason,
  -- not before
  add due_at timestamptz,
  -- of those that went out together
  add message_id uuid,
  add attempts int not null default 0,
  add sent_at timestamptz,
  -- of a text message
  add parts smallint,
  -- which one of the same event it is; 0 for what is none
  add reminder int not null default 0,
  drop constraint notification_event_id_person_id_channel_key,
  add constraint notification_once unique (event_id, person_id, channel, reminder);

update notification n
set
  package_id = e.package_id,
  kind = case e.kind when 'RECEIVE' then 'ARRIVED' else 'READY_FOR_PICKUP' end,
  role = 'RECIPIENT',
  reason = case
    when n.state = 'FAILED' then 'UNKNOWN_FAULT'
    when n.state = 'DEFERRED' then 'UNCONFIRMED'
    when n.state <> 'SUPPRESSED' then null
    when n.detail = 'superseded' then 'SUPERSEDED'
    when n.detail = 'told before' then 'TOLD_BEFORE'
    when n.detail like '%unsubscribed%' then 'UNSUBSCRIBED'
    else 'NO_CONTACT'
  end,
  due_at = n.created_at,
  sent_at = case n.state when 'SENT' then n.updated_at end
from package_event e
where e.id = n.event_id;

alter table notification
  alter package_id set not null,
  alter kind set not null,
  alter role set not null,
  alter due_at set not null;

create index notification_due on notification (due_at, id)
where state in ('QUEUED', 'DEFERRED');

create index notification_of_package on notification (package_id, id);

create index notification_of_person on notification (person_id, due_at);

-- What somebody wants to hear, where it is not what everybody hears.
create table notification_preference (
  person_id uuid primary key references person,
  -- kind to channel to whether: what is not there is as the matrix has it
  kinds jsonb not null default '{}' check (jsonb_typeof(kinds) = 'object'),
  -- on the clock of the zone, past midnight if the end is before the beginning; none if they are equal
  quiet_from time,
  quiet_until time,
  -- that of the home office, or of the office that the package goes to, if null
  time_zone text references time_zone,
  -- how long messages are gathered, none if 0
  digest_minutes int not null default 0 check (digest_minutes between 0 and 1440),
  check (num_nonnulls(quiet_from, quiet_until) <> 1)
);

alter table office
  -- nobody is told of these for packages that go to this office
  add silent_kinds text[] not null default '{}' check (array_position(silent_kinds, null) is null),
  -- for those who have not said when
  add quiet_from time not null default '22:00',
  add quiet_until time not null default '07:00';

-- When somebody may be told: quiet hours on the clock of their zone, and how long messages are gathered.
create type notification_rhythm as (
  time_zone text,
  quiet_from time,
  quiet_until time,
  digest_minutes int
);

drop function if exists claim_notification(uuid, int);
drop function if exists reason_not_to_tell(uuid, uuid);
drop function if exists notice_status(text);
drop function if exists notice_holds(text, text);

-- the second lock: docs/decisions/two-locks.md
alter table notification_preference enable row level security;

create policy of_the_writer on notification_preference to postroom_writer using (true) with check (true);

grant select on notification, notification_preference to postroom_reader;

create policy what_is_open on notification for select to postroom_reader
using ((package_id = any (nullif(current_setting('postroom.packages', true), '')::uuid[])) is true);

create policy what_is_open on notification_preference for select to postroom_reader
using ((person_id = any (nullif(current_setting('postroom.contacts', true), '')::uuid[])) is true);
