create table package_event (
  -- made from the scan's own id, so that it is the same whenever the scan arrives
  id uuid primary key,
  package_id uuid not null references package,
  version int not null,
  kind event_kind not null,
  -- the package's status, once this was recorded
  status package_status not null,
  occurred_at timestamptz not null,
  time_zone text not null,
  recorded_at timestamptz not null,
  -- when it happened, if the clock that says so can be right
  ordered_at timestamptz not null,
  office_id uuid references office,
  location_id uuid references location,
  handed_over_by text,
  handed_over_to text,
  reason text,
  note text,
  recorded_by text,
  raw_scan text,
  voids_event_id uuid references package_event,
  office_ids uuid[] not null,
  -- what the device calls this scan
  scan_id text,
  unique (package_id, version),
  check ((kind = 'VOID') = (voids_event_id is not null))
);

create table package_exception (
  id uuid primary key default uuidv7(),
  package_id uuid not null references package,
  kind exception_kind not null,
  opened_at timestamptz not null,
  opened_by_event_id uuid references package_event,
  closed_at timestamptz,
  reason text,
  responsible_party responsible_party,
  needs_action boolean not null default true,
  unique (package_id, kind, opened_by_event_id)
);

create index open_exception_of_package on package_exception (package_id) where closed_at is null;

create table cost_line (
  id uuid primary key default uuidv7(),
  package_id uuid not null references package,
  category cost_category not null,
  stage cost_stage not null,
  amount numeric(19, 4) not null,
  tax numeric(19, 4) not null default 0,
  currency_code text not null check (currency_code ~ '^[A-Z]{3}$'),
  payer_office_id uuid not null references office,
  cost_centre text not null,
  invoice_reference text,
  created_at timestamptz not null default now()
);

create index cost_line_of_package on cost_line (package_id, created_at, id);

-- Append-only, for the owner too: what happened is never rewritten.
create function refuse_to_rewrite() returns trigger
language plpgsql
as $$
begin
  raise exception '% is append-only: void or reverse what is wrong with another row', tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

create trigger package_event_is_append_only
before update or delete or truncate on package_event
for each statement execute function refuse_to_rewrite();

create trigger cost_line_is_append_only
before update or delete or truncate on cost_line
for each statement execute function refuse_to_rewrite();
