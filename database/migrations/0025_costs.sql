-- What a charge is of, how charges add up, and the sums that reports are made of.

alter table cost_line
  -- when the carrier charged it; the day is that of the office that pays
  add incurred_at timestamptz not null default now(),
  add incurred_on date not null default current_date,
  -- what the source calls it: the same line of a bill never counts twice
  add source_line_id text check (length(source_line_id) between 1 and 150),
  add content_hash bytea,
  add reverses_line_id uuid unique references cost_line,
  -- one bill that was divided among packages
  add allocation_id uuid,
  add reason text check (length(reason) <= 200),
  add recorded_by text;

-- bills that are divided have names of their own, and so nobody can take that of a part
create unique index cost_line_of_source on cost_line (payer_office_id, source_line_id)
where source_line_id is not null and allocation_id is null;
create unique index cost_line_of_part on cost_line (allocation_id, package_id)
where allocation_id is not null and reverses_line_id is null;

alter table cost_line disable trigger cost_line_is_append_only;

update cost_line c
set
  incurred_at = c.created_at,
  incurred_on = (c.created_at at time zone o.time_zone)::date
from office o
where o.id = c.payer_office_id;

drop trigger cost_line_is_append_only on cost_line;

create trigger cost_line_is_append_only
before delete or truncate on cost_line
for each statement execute function refuse_to_rewrite();

-- Append-only, but for who entered it and what they wrote, while somebody of the package is being forgotten.
create function refuse_to_rewrite_charges() returns trigger
language plpgsql
as $$
declare
  allowed cost_line := old;
begin
  allowed.reason := case when new.reason is not null then old.reason end;
  allowed.recorded_by := case when new.recorded_by is not null then old.recorded_by end;
  allowed.content_hash := case when new.content_hash is not null then old.content_hash end;
  if new *= allowed and exists (
    select
    from package p
    join person someone on someone.id in (p.sender_id, p.recipient_id)
    where p.id = old.package_id
      and someone.erased_at = now()
  ) then
    return new;
  end if;
  raise exception '% is append-only: void or reverse what is wrong with another row', tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

create trigger cost_line_keeps_its_facts
before update on cost_line
for each row execute function refuse_to_rewrite_charges();

drop index cost_line_of_package;
create index cost_line_of_package on cost_line (package_id, incurred_at, id);
create index cost_line_of_payer on cost_line (payer_office_id, incurred_at, id);
create index cost_line_of_invoice on cost_line (invoice_reference, incurred_at, id)
where invoice_reference is not null;

-- What a package costs so far, so that nobody adds up its lines again.
create table package_cost (
  package_id uuid not null references package,
  stage cost_stage not null,
  currency_code text not null,
  amount numeric(30, 4) not null,
  tax numeric(30, 4) not null,
  line_count int not null,
  primary key (package_id, stage, currency_code)
);

-- Packages that were quoted, or charged, in a currency: the first line of each counts the package.
create table charged_package (
  package_id uuid not null references package,
  is_quoted boolean not null,
  currency_code text not null,
  primary key (package_id, is_quoted, currency_code)
);

-- What an office was charged on a day, or in a month, for one kind of thing. `starts_on` is the day, or the first of the month.
create table cost_total (
  payer_office_id uuid not null references office,
  is_month boolean not null,
  starts_on date not null,
  stage cost_stage not null,
  currency_code text not null,
  category cost_category not null,
  cost_centre text not null,
  -- of the package; none yet is told by zeros
  destination_office_id uuid not null,
  amount numeric(30, 4) not null,
  tax numeric(30, 4) not null,
  line_count int not null,
  -- of which this was the first quote, or the first charge, in the currency
  package_count int not null,
  primary key (
    payer_office_id, is_month, starts_on, stage, currency_code, category, cost_centre, destination_office_id
  )
);

-- What is not in the totals yet. Appended, since a total that every writer updates makes them wait for one another.
create table cost_delta (
  id bigint generated always as identity primary key,
  payer_office_id uuid not null,
  incurred_on date not null,
  stage text not null,
  currency_code text not null,
  category text not null,
  cost_centre text not null,
  destination_office_id uuid not null,
  amount numeric(30, 4) not null,
  tax numeric(30, 4) not null,
  line_count int not null,
  package_count int not null
);

create index cost_delta_of_payer on cost_delta (payer_office_id, incurred_on);

-- the lines that are there already
insert into package_cost (package_id, stage, currency_code, amount, tax, line_count)
select c.package_id, c.stage, c.currency_code, sum(c.amount), sum(c.tax), count(*)
from cost_line c
group by c.package_id, c.stage, c.currency_code;

insert into charged_package (package_id, is_quoted, currency_code)
select distinct c.package_id, c.stage = 'QUOTED', c.currency_code
from cost_line c;

insert into cost_delta (
  payer_office_id, incurred_on, stage, currency_code, category, cost_centre, destination_office_id,
  amount, tax, line_count, package_count
)
select
  c.payer_office_id, c.incurred_on, c.stage, c.currency_code, c.category, c.cost_centre,
  coalesce(p.destination_office_id, '00000000-0000-0000-0000-000000000000'),
  sum(c.amount), sum(c.tax), count(*), count(*) filter (where c.is_first)
from (
  select
    line.*,
    row_number() over (
      partition by line.package_id, line.stage = 'QUOTED', line.currency_code
      order by line.incurred_at, line.id
    ) = 1 as is_first
  from cost_line line
) c
join package p on p.id = c.package_id
group by c.payer_office_id, c.incurred_on, c.stage, c.currency_code, c.category, c.cost_centre, p.destination_office_id;

-- A charge as it would be entered, or why it cannot be.
create type cost_reading as (
  error_code text,
  error_message text,
  line cost_line
);

-- Which charges are asked for, and from where on.
create type cost_condition as (
  package_id uuid,
  payer_office_id uuid,
  invoice_reference text,
  stage text,
  from_at timestamptz,
  after_at timestamptz,
  after_id uuid
);

-- the second lock: docs/decisions/two-locks.md
do $$
declare
  name text;
begin
  foreach name in array array['package_cost', 'charged_package', 'cost_total', 'cost_delta'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy of_the_writer on %I to postroom_writer using (true) with check (true)', name);
  end loop;
  foreach name in array array['cost_line', 'cost_total', 'cost_delta'] loop
    execute format('grant select on %I to postroom_reader', name);
    execute format(
      $policy$
        create policy what_an_office_pays on %I for select to postroom_reader
        using (
          current_setting('postroom.payers', true) = 'ALL'
          or (payer_office_id = any (nullif(nullif(current_setting('postroom.payers', true), ''), 'ALL')::uuid[])) is true
        )
      $policy$,
      name
    );
  end loop;
end
$$;

grant select on package_cost to postroom_reader;

create policy what_is_open on package_cost for select to postroom_reader
using (
  (package_id = any (nullif(current_setting('postroom.packages', true), '')::uuid[])) is true
  and (
    current_setting('postroom.costs', true) = 'ALL'
    or stage = 'QUOTED' and current_setting('postroom.costs', true) = 'QUOTED'
  )
);
