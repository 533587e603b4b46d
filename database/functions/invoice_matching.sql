-- What becomes of the lines of an invoice: each finds its package, unless it was charged before, and is charged once.

create or replace function charge_invoice_lines(known invoice_import, viewer jsonb, places int[])
returns void
language plpgsql
as $$
declare
  one invoice_line;
  reading cost_reading;
  readings cost_reading[] := '{}';
  added_ids uuid[];
begin
  -- two invoices of a carrier that hold the same charge take turns
  perform pg_advisory_xact_lock(hashtextextended(format('invoices %s %s', known.office_id, known.carrier), 7681));
  for one in
    select l.*
    from invoice_line l
    where l.import_id = known.id
      and l.line = any (places)
      and l.outcome <> 'FAILED'
    order by l.line
  loop
    one := judged_line(viewer, one);
    if one.outcome = 'MATCHED' and not one.was_known then
      reading := read_cost_line(viewer, charge_of_invoice_line(known, one));
      if reading.error_code is not null then
        one := unresolved(one, 'FAILED', reading.error_code, 'The line cannot be charged as it is written.');
      elsif not known.is_dry_run then
        readings := readings || reading;
      end if;
    end if;
    perform keep_invoice_line(one);
  end loop;

  added_ids := enter_cost_lines(readings);
  update invoice_line l
  set cost_line_id = c.id
  from cost_line c
  where l.import_id = known.id
    and l.line = any (places)
    and l.outcome = 'MATCHED'
    and c.id = any (added_ids)
    and c.source_line_id = l.source_line_id;
end
$$;

create or replace function keep_invoice_line(one invoice_line)
returns void
language plpgsql
as $$
begin
  update invoice_line l
  set
    outcome = one.outcome,
    problem_code = one.problem_code,
    problem_message = one.problem_message,
    package_id = one.package_id,
    cost_line_id = one.cost_line_id,
    was_known = one.was_known
  where l.import_id = one.import_id
    and l.line = one.line;
end
$$;

create or replace function unresolved(one invoice_line, outcome text, code text, message text)
returns invoice_line
language plpgsql immutable
as $$
begin
  one.outcome := unresolved.outcome;
  one.problem_code := code;
  one.problem_message := message;
  return one;
end
$$;

-- The line with what is to become of it.
create or replace function judged_line(viewer jsonb, one invoice_line)
returns invoice_line
language plpgsql
as $$
declare
  before invoice_line := line_before(one);
  charged cost_line;
  elsewhere invoice_line;
begin
  one.problem_code := null;
  one.problem_message := null;
  if before.source_line_id = one.source_line_id then
    return case
      when says_the_same(before, one)
        then unresolved(one, 'DUPLICATE', 'INVALID_INPUT', format('Line %s of the file says the same.', before.line))
      else unresolved(
        one, 'CHANGED', 'IDEMPOTENCY_KEY_REUSED', format('Line %s of the file has the same id, and says something else.', before.line)
      )
    end;
  end if;

  charged := charge_of_source(one.office_id, one.source_line_id);
  if charged.id is not null then
    one.package_id := charged.package_id;
    one.cost_line_id := charged.id;
    one.was_known := true;
    return case
      when is_charged_as(charged, one) then unresolved(one, 'MATCHED', null, null)
      else unresolved(one, 'CHANGED', 'IDEMPOTENCY_KEY_REUSED', 'This line of the invoice was charged before, and said something else.')
    end;
  end if;

  if before.line is not null then
    return unresolved(one, 'DUPLICATE', 'INVALID_INPUT', format('Line %s of the file charges the same.', before.line));
  end if;
  elsewhere := same_charge_elsewhere(one);
  if elsewhere.line is not null then
    one.cost_line_id := elsewhere.cost_line_id;
    return unresolved(one, 'DUPLICATE', 'INVALID_INPUT', 'Another line of the carrier''s invoices has charged the same.');
  end if;
  return with_package(viewer, one);
end
$$;

-- A line further up with the same name, or else one that charges the same. The order by name, which is one name, keeps to its
-- index, as by line alone the planner would read all lines further up.
create or replace function line_before(one invoice_line)
returns invoice_line
language plpgsql stable
set enable_sort = off
as $$
declare
  before invoice_line;
begin
  select l.*
  into before
  from invoice_line l
  where l.import_id = one.import_id
    and l.source_line_id >= one.source_line_id
    and (l.source_line_id, l.line) < (one.source_line_id, one.line)
  order by l.source_line_id, l.line
  limit 1;
  if not found then
    before := same_charge_before(one);
  end if;
  return before;
end
$$;

-- Likewise by an index of all that they have in common, and by the day.
create or replace function same_charge_before(one invoice_line)
returns invoice_line
language plpgsql stable
set enable_sort = off
as $$
declare
  before invoice_line;
begin
  select l.*
  into before
  from invoice_line l
  where l.import_id = one.import_id
    and l.parcel_number = one.parcel_number
    and l.category = one.category
    and l.amount = one.amount
    and l.tax = one.tax
    and l.charged_on >= one.charged_on
    and (l.charged_on, l.line) < (one.charged_on, one.line)
    and (l.tracking_number = one.tracking_number) is not false
    and l.outcome not in ('FAILED', 'CHANGED')
  order by l.charged_on, l.line
  limit 1;
  return before;
end
$$;

-- A carrier can have one number for several packages of ours: lines that name them by ours stay apart.
create or replace function says_the_same(a invoice_line, b invoice_line)
returns boolean
language sql immutable
as $$
  select (a.parcel_number, a.category::text, a.amount, a.tax, a.charged_on)
      is not distinct from (b.parcel_number, b.category::text, b.amount, b.tax, b.charged_on)
    and (a.tracking_number = b.tracking_number) is not false
$$;

create or replace function charge_of_source(payer_office_id uuid, source_line_id text)
returns cost_line
language plpgsql stable
as $$
declare
  charged cost_line;
begin
  select c.*
  into charged
  from cost_line c
  where c.payer_office_id = charge_of_source.payer_office_id
    and c.source_line_id = charge_of_source.source_line_id
    and c.allocation_id is null;
  return charged;
end
$$;

create or replace function is_charged_as(charged cost_line, one invoice_line)
returns boolean
language plpgsql stable
as $$
begin
  return (charged.category::text, charged.amount, charged.tax, charged.currency_code, charged.incurred_on)
      is not distinct from (one.category::text, one.amount, one.tax, one.currency_code, one.charged_on)
    and (
      charged.package_id = any (packages_with_number(one.carrier_number))
      or exists (
        select
        from package p
        where p.id = charged.package_id
          and p.tracking_number = one.tracking_number
      )
    );
end
$$;

-- Of the office that pays: what another pays is not told. What was taken back may be charged anew. Without an order, for which
-- the planner would leave the index of all that they have in common.
create or replace function same_charge_elsewhere(one invoice_line)
returns invoice_line
language plpgsql stable
as $$
declare
  elsewhere invoice_line;
begin
  select l.*
  into elsewhere
  from invoice_line l
  where l.office_id = one.office_id
    and l.carrier = one.carrier
    and l.currency_code = one.currency_code
    and l.parcel_number = one.parcel_number
    and l.charged_on = one.charged_on
    and l.category = one.category
    and l.amount = one.amount
    and l.tax = one.tax
    and (l.tracking_number = one.tracking_number) is not false
    and l.cost_line_id is not null
    and l.outcome in ('MATCHED', 'DIFFERS_FROM_QUOTE')
    and l.source_line_id <> one.source_line_id
    and not exists (select from cost_line r where r.reverses_line_id = l.cost_line_id)
  limit 1;
  return elsewhere;
end
$$;
