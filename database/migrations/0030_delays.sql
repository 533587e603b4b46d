-- When a package is expected, and what is due if it does not come: nothing polls, so each package says when to look at it next.

-- How many opening days of the destination a package takes; what is not here takes as long as any.
create table lane_time (
  origin_office_id uuid not null references office,
  destination_office_id uuid not null references office,
  opening_days int not null check (opening_days between 0 and 60),
  primary key (origin_office_id, destination_office_id)
);

create index lane_time_to on lane_time (destination_office_id, origin_office_id);

-- When an office works, beside its opening days, and after how long it acts on what does not move. An office without a row
-- has the defaults.
create table office_calendar (
  office_id uuid primary key references office,
  opens_at time not null default '09:00',
  closes_at time not null default '18:00',
  holidays date[] not null default '{}' check (array_position(holidays, null) is null),
  -- opening days without a scan
  stalled_after_days int not null default 5 check (stalled_after_days between 1 and 365),
  -- days since the recipient was told; the last is since that
  remind_every_days int not null default 3 check (remind_every_days between 1 and 365),
  unclaimed_after_days int not null default 10 check (unclaimed_after_days between 1 and 365),
  propose_return_after_days int not null default 4 check (propose_return_after_days between 1 and 365),
  -- what falls due when an office closes is looked at on the same day
  check (opens_at < closes_at and closes_at <= '23:30')
);

-- At most one row for a package, which changes with its scans. No index but on what is due.
create table delay_due (
  package_id uuid primary key references package,
  -- at the destination office
  expected_at timestamptz,
  -- when something has to be looked at, if nothing happens before
  due_at timestamptz,
  check (num_nonnulls(expected_at, due_at) > 0)
) with (fillfactor = 70);

create index delay_due_at on delay_due (due_at, package_id)
where due_at is not null;

-- What was done when it was due: each step once for each thing that the package did and that nothing followed.
create table delay_episode (
  package_id uuid not null references package,
  kind text not null check (kind in ('DELAYED', 'STALLED', 'REMINDER', 'UNCLAIMED', 'RETURN_PROPOSAL')),
  anchor_event_id uuid not null references package_event,
  step int not null,
  -- what it brought; nothing if somebody had said so already, or if it was only a reminder
  event_id uuid references package_event deferrable initially deferred,
  done_at timestamptz not null,
  primary key (package_id, kind, anchor_event_id, step)
);

create type due_work as (
  kind text,
  anchor_event_id uuid,
  step int,
  due_at timestamptz,
  -- in whose calendar
  office_id uuid
);

-- the second lock: docs/decisions/two-locks.md
alter table delay_due enable row level security;
alter table delay_episode enable row level security;

create policy of_the_writer on delay_due to postroom_writer using (true) with check (true);
create policy of_the_writer on delay_episode to postroom_writer using (true) with check (true);

grant select on delay_due, lane_time, office_calendar to postroom_reader;

create policy what_is_open on delay_due for select to postroom_reader
using ((package_id = any (nullif(current_setting('postroom.packages', true), '')::uuid[])) is true);
