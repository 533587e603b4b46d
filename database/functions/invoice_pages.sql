-- Imports of invoices and their lines, for those who see what the office pays.

-- Its file never came, or its function has failed as often as it is tried. The row stays as it is, so that a late try goes on.
create or replace function invoice_has_stopped(i invoice_import)
returns boolean
language sql stable
as $$
  select i.state not in ('DONE', 'FAILED') and i.updated_at < clock_timestamp() - interval '1 hour'
$$;

create or replace function invoice_import_object(i invoice_import)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', i.id,
    'officeId', i.office_id,
    'carrier', i.carrier,
    'invoiceNumber', i.invoice_number,
    'currencyCode', i.currency_code,
    'decimalSeparator', i.decimal_separator,
    'tolerancePercent', i.tolerance_percent::text,
    'toleranceAmount', money_object(i.tolerance_amount, i.currency_code),
    'fileName', i.file_name,
    'isDryRun', i.is_dry_run,
    'state', case when invoice_has_stopped(i) then 'FAILED' else i.state end,
    'lineCount', i.line_count,
    'outcomes', i.outcomes,
    'error', case
      when i.error_code is not null then jsonb_build_object('code', i.error_code, 'message', i.error_message)
      when invoice_has_stopped(i) then jsonb_build_object(
        'code', case i.state when 'WAITING' then 'INVALID_FILE' else 'INTERNAL' end,
        'message', 'It stopped, or the file never came. Import the file again: what is charged stays known.'
      )
    end,
    'createdAt', as_instant(i.created_at),
    'updatedAt', as_instant(i.updated_at)
  )
$$;

create or replace function invoice_line_object(l invoice_line)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'line', l.line,
    'outcome', l.outcome,
    'lineId', l.line_id,
    'carrierNumber', l.carrier_number,
    'packageId', l.package_id,
    'category', l.category,
    'isCategoryRecognized', l.is_category_recognized,
    'amount', case when l.amount is not null then money_object(l.amount, l.currency_code) end,
    'tax', case when l.tax is not null then money_object(l.tax, l.currency_code) end,
    'chargedOn', l.charged_on,
    'weight', trim_scale(l.weight)::text,
    'costLineId', l.cost_line_id,
    'wasKnown', l.was_known,
    'quoted', case when l.quoted_amount is not null then money_object(l.quoted_amount, l.currency_code) end,
    'billed', case when l.billed_amount is not null then money_object(l.billed_amount, l.currency_code) end,
    'problem', case
      when l.problem_code is not null then jsonb_build_object('code', l.problem_code, 'message', l.problem_message)
    end
  )
$$;

-- Whether the viewer sees what the office of an import pays; opens it.
create or replace function open_invoice(viewer jsonb, import_id uuid)
returns boolean
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  payer_id uuid := (select i.office_id from invoice_import i where i.id = open_invoice.import_id);
begin
  return payer_id is not null and open_charges(viewer, payer_id);
end
$$;

create or replace function invoice_import_json(viewer jsonb, import_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not open_invoice(viewer, import_id) then
    return null;
  end if;
  return (select invoice_import_object(i) from invoice_import i where i.id = invoice_import_json.import_id);
end
$$;

-- The newest first, which is the order of their ids.
create or replace function invoice_import_page(viewer jsonb, office_id uuid, before_id uuid, most int)
returns table (id uuid, item jsonb)
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not open_charges(viewer, invoice_import_page.office_id) then
    return;
  end if;
  return query
  select i.id, invoice_import_object(i)
  from invoice_import i
  where i.office_id = invoice_import_page.office_id
    and (before_id is null or i.id < before_id)
  order by i.id desc
  limit most;
end
$$;

-- In the order of the file; without an outcome, all of them.
create or replace function invoice_line_page(viewer jsonb, import_id uuid, outcome text, after_line int, most int)
returns table (line int, item jsonb)
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not open_invoice(viewer, import_id) then
    return;
  end if;
  return query
  select l.line, invoice_line_object(l)
  from invoice_line l
  where l.import_id = invoice_line_page.import_id
    and (invoice_line_page.outcome is null or l.outcome = invoice_line_page.outcome)
    and l.line > coalesce(after_line, 0)
  order by l.line
  limit most;
end
$$;

grant execute on function invoice_import_json, invoice_import_page, invoice_line_page to postroom_api;
