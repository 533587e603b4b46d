-- Invoices of carriers that were imported: how far each is, and what became of its lines.
create table invoice_import (
  id uuid primary key default uuidv7(),
  -- who pays
  office_id uuid not null references office,
  carrier text not null check (length(carrier) between 1 and 40),
  invoice_number text not null check (length(invoice_number) between 1 and 60),
  currency_code text not null,
  decimal_separator text not null check (decimal_separator in ('POINT', 'COMMA')),
  -- a bill differs from its quote where it does by more than both
  tolerance_percent numeric(6, 2) not null,
  tolerance_amount numeric(19, 4) not null,
  file_name text not null check (length(file_name) between 1 and 200),
  size_in_bytes int not null,
  is_dry_run boolean not null,
  state text not null default 'WAITING'
    check (state in ('WAITING', 'READING', 'MATCHING', 'COMPARING', 'DONE', 'FAILED')),
  line_count int,
  -- lines and money by outcome, once it is done
  outcomes jsonb not null default '[]',
  error_code text,
  error_message text,
  -- who began it: what they may do is asked again with every batch
  started_by jsonb not null,
  idempotency_key text not null unique,
  -- which content the file had when it was read first
  file_etag text,
  -- the run that has it: an older one finds out with its next batch
  run_id uuid,
  -- the line of the file that is behind us
  position int not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  check ((state = 'FAILED') = (error_code is not null))
);

create index invoice_import_of_office on invoice_import (office_id, id);

-- One line of a file. Of a line that cannot be read, nothing is kept but why.
create table invoice_line (
  import_id uuid not null references invoice_import,
  line int not null,
  office_id uuid not null references office,
  carrier text not null,
  currency_code text not null,
  -- under which its charge is known, whichever file brings it
  source_line_id text,
  -- as the carrier calls it
  line_id text,
  carrier_number text,
  tracking_number text,
  parcel_number text generated always as (coalesce(carrier_number, tracking_number)) stored,
  category cost_category,
  is_category_recognized boolean not null default false,
  amount numeric(19, 4),
  tax numeric(19, 4),
  charged_on date,
  -- as it is written, in the unit of the carrier
  weight numeric(12, 3),
  outcome text not null check (
    outcome in ('MATCHED', 'DIFFERS_FROM_QUOTE', 'UNMATCHED', 'AMBIGUOUS', 'DUPLICATE', 'CHANGED', 'FAILED')
  ),
  problem_code text,
  problem_message text,
  package_id uuid references package,
  -- of a line that is not charged, the charge that it repeats
  cost_line_id uuid references cost_line,
  was_known boolean not null default false,
  quoted_amount numeric(30, 4),
  billed_amount numeric(30, 4),
  primary key (import_id, line),
  check (
    outcome = 'FAILED'
    or num_nulls(source_line_id, category, amount, tax, charged_on) = 0
  )
);

create index invoice_line_by_outcome on invoice_line (import_id, outcome, line);
create index invoice_line_of_source on invoice_line (import_id, source_line_id, line);
create index invoice_line_of_parcel on invoice_line (import_id, parcel_number, line);
create index invoice_line_of_package on invoice_line (package_id, import_id) where package_id is not null;
-- what was charged, to find it again on another invoice
create index invoice_line_charged on invoice_line (office_id, parcel_number, charged_on)
where cost_line_id is not null;

-- the second lock: docs/decisions/two-locks.md
do $$
declare
  name text;
begin
  foreach name in array array['invoice_import', 'invoice_line'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy of_the_writer on %I to postroom_writer using (true) with check (true)', name);
    execute format('grant select on %I to postroom_reader', name);
    execute format(
      $policy$
        create policy what_an_office_pays on %I for select to postroom_reader
        using (
          (office_id = any (nullif(nullif(current_setting('postroom.payers', true), ''), 'ALL')::uuid[])) is true
        )
      $policy$,
      name
    );
  end loop;
end
$$;
