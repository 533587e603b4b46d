-- From the outbox to the inbox without loss: what is tried how often, how much may go out, and who can be reached.
alter table outbox
  -- how often it was taken to be handed on
  add attempts int not null default 0,
  -- not before, where the last try failed
  add due_at timestamptz,
  -- nobody tries any more until somebody says so; what follows it in its package waits behind it
  add given_up_at timestamptz,
  -- when somebody was told of that
  add reported_at timestamptz;

create index outbox_unreported on outbox (id)
where given_up_at is not null and reported_at is null;

-- those of the same name ask for the time now
drop view if exists outbox_due cascade;
drop function if exists claim_outbox(int, int), release_outbox(jsonb), outbox_has_due();
drop function if exists claim_notification(uuid, int), finish_notification(uuid, text, text);

alter table notification
  -- while it may be on its way to the wire: who died in between leaves it
  add claimed_at timestamptz,
  -- how often it may have gone out without anybody knowing: no more copies than this beyond the first are on the wire
  add unsure int not null default 0;

create index notification_waiting on notification (channel, due_at, id)
where state in ('QUEUED', 'DEFERRED');

create index notification_waiting_of_person on notification (person_id, channel, due_at, id)
where state in ('QUEUED', 'DEFERRED');

create index notification_leased on notification (channel, leased_until)
where leased_until is not null;

create index notification_of_message on notification (message_id)
where message_id is not null;

alter table person_contact
  -- as SNS has it; null while nobody has asked
  add email_state text check (email_state in ('PENDING', 'CONFIRMED', 'UNSUBSCRIBED')),
  add email_checked_at timestamptz,
  add confirmation_sent_at timestamptz,
  -- when another mail was asked for that has not been sent yet
  add confirmation_wanted_at timestamptz,
  -- replied STOP
  add opted_out_at timestamptz,
  add phone_checked_at timestamptz;

create index person_contact_of_topic on person_contact (email_topic_arn)
where email_topic_arn is not null;

create index person_contact_wants_confirmation on person_contact (confirmation_wanted_at)
where confirmation_wanted_at is not null;

create index person_contact_opted_out on person_contact (opted_out_at)
where opted_out_at is not null;

-- How much may go out on a channel now. One row, so that one at a time takes from it.
create table sending_bucket (
  channel channel primary key,
  tokens numeric not null default 0,
  filled_at timestamptz not null,
  day date not null,
  -- messages of the day, of everybody
  taken int not null default 0
);

-- Messages of a day to one number or address, or on behalf of one office. Not kept beyond the next day.
create table sending_day (
  day date not null,
  channel channel not null,
  -- the office, or a hash of the day and the contact
  scope_id uuid not null,
  taken int not null,
  primary key (day, channel, scope_id)
);

-- the second lock: docs/decisions/two-locks.md
alter table sending_bucket enable row level security;
alter table sending_day enable row level security;

create policy of_the_writer on sending_bucket to postroom_writer using (true) with check (true);
create policy of_the_writer on sending_day to postroom_writer using (true) with check (true);
