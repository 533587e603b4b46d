-- Imports of manifests: how far each is, and what was wrong with its rows.
create table import (
  id uuid primary key default uuidv7(),
  office_id uuid not null references office,
  file_name text not null check (length(file_name) between 1 and 200),
  size_in_bytes int not null,
  is_dry_run boolean not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'CHECKING', 'REGISTERING', 'DONE', 'FAILED')),
  total_rows int,
  checked_rows int not null default 0,
  registered_rows int not null default 0,
  known_rows int not null default 0,
  failed_rows int not null default 0,
  error_code text,
  error_message text,
  -- who began it: what they may do is asked again with every batch
  started_by jsonb not null,
  idempotency_key text not null unique,
  -- which content the file had when it was read first
  file_etag text,
  -- the run that has it: an older one finds out with its next batch
  run_id uuid,
  -- the rows that are behind us, of the file as it is being checked or registered
  position int not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  check ((state = 'FAILED') = (error_code is not null))
);

create index import_of_office on import (office_id, id);

-- Never holds what was written in the file.
create table import_problem (
  import_id uuid not null references import,
  line int not null,
  -- among those of its line
  place int not null,
  column_name text,
  code text not null,
  message text not null,
  primary key (import_id, line, place)
);
