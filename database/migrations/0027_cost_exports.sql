-- Files of what an office was charged, and which charges are in them.

-- Ids and times are given before a transaction ends, so neither tells what somebody could see at a moment: a file that is
-- read in pages holds the charges of the transactions that had ended when it was begun.
alter table cost_line add entered_in xid8 not null default '0';
alter table cost_line alter entered_in set default pg_current_xact_id();

create table cost_export (
  id uuid primary key default uuidv7(),
  office_id uuid not null references office,
  from_on date not null,
  to_on date not null,
  stage text,
  group_by text not null,
  reporting_currency text,
  format text not null check (format in ('CSV', 'PDF')),
  state text not null default 'QUEUED' check (state in ('QUEUED', 'WRITING', 'DONE', 'FAILED')),
  error_code text,
  error_message text,
  -- what they may see is asked again when it is written
  requested_by jsonb not null,
  idempotency_key text not null,
  attempts int not null default 0,
  -- who writes it, and then the name of the file
  run_id uuid,
  leased_until timestamptz,
  -- what is in it, and what that adds up to, as of one moment
  as_of timestamptz,
  snapshot pg_snapshot,
  totals jsonb,
  -- what a page shows; while it is written
  report jsonb,
  size_in_bytes bigint,
  line_count int,
  expires_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  check ((state = 'FAILED') = (error_code is not null)),
  check (state <> 'DONE' or expires_at is not null)
);

-- a key is that of who sends it: nobody learns by it what others asked for
create unique index cost_export_of_key on cost_export ((requested_by ->> 'sub'), idempotency_key);

-- the second lock: docs/decisions/two-locks.md
alter table cost_export enable row level security;
create policy of_the_writer on cost_export to postroom_writer using (true) with check (true);
grant select on cost_export to postroom_reader;
create policy what_an_office_pays on cost_export for select to postroom_reader
using ((office_id = any (nullif(nullif(current_setting('postroom.payers', true), ''), 'ALL')::uuid[])) is true);
