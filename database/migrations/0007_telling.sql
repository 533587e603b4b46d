-- What was recorded and not yet handed on. A row is gone once it was.
create table outbox (
  id bigint generated always as identity primary key,
  package_id uuid not null references package,
  event_id uuid not null references package_event,
  leased_until timestamptz
);

create index outbox_of_package on outbox (package_id, id);

-- Every message that was or was not sent, and why. Never holds an address.
create table notification (
  id uuid primary key default uuidv7(),
  event_id uuid not null references package_event,
  person_id uuid not null references person,
  channel channel not null,
  state text not null check (state in ('QUEUED', 'DEFERRED', 'SENT', 'FAILED', 'SUPPRESSED')),
  detail text,
  leased_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (event_id, person_id, channel)
);
