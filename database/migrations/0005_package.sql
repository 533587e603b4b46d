create table package (
  id uuid primary key default uuidv7(),
  tracking_number text not null unique check (tracking_number ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  sender_id uuid not null references person,
  recipient_id uuid not null references person,
  origin_office_id uuid not null references office,
  destination_office_id uuid not null references office,
  origin_location_id uuid not null references location,
  destination_location_id uuid not null references location,
  promised_at timestamptz,
  registered_at timestamptz not null,
  idempotency_key text unique,
  -- of the whole input, to tell a repetition from another registration under the same key
  registration_hash bytea
);

create index package_by_registration on package (registered_at, id);
create index package_of_sender on package (sender_id, registered_at, id);
create index package_of_recipient on package (recipient_id, registered_at, id);

-- What a package's events say so far. It stands beside the package, since it changes with every scan and the package does
-- not: a fifth of the write-ahead log. No index holds a column that changes, so an update stays on its page.
create table package_state (
  package_id uuid primary key references package,
  version int not null,
  status package_status not null,
  office_id uuid references office,
  location_id uuid references location,
  journey int not null,
  attempts int not null,
  status_before_loss package_status,
  -- kind to the event that opened it
  open_exceptions jsonb not null,
  uncounted_event_ids uuid[] not null,
  voided_event_ids uuid[] not null,
  -- the last event in the order of the history: one that is later needs a step, not the whole fold
  last_ordered_at timestamptz not null,
  last_kind event_kind not null,
  last_event_id uuid not null,
  updated_at timestamptz not null
) with (fillfactor = 70);

-- Whose a package is: the offices that are its origin, its current place or its destination. For lists by office.
create table office_package (
  package_id uuid not null references package,
  office_id uuid not null references office,
  status package_status not null,
  registered_at timestamptz not null,
  is_origin boolean not null,
  primary key (package_id, office_id)
);

create index office_package_by_registration on office_package (office_id, registered_at, package_id);
create index office_package_by_status on office_package (office_id, status, registered_at, package_id);
-- every package once, for those who see all
create index package_by_status on office_package (status, registered_at, package_id) where is_origin;
