-- Begins the import of a carrier's invoice; the same key of the same user again answers with the same one.
create or replace function start_invoice_import(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  fault text := fault_of_invoice_import(input);
  begun invoice_import;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  if not may_bill_office(viewer, uuid_of(input ->> 'officeId')) then
    return error_json('NOT_FOUND', format('There is no office %s that you may charge.', input ->> 'officeId'));
  end if;

  insert into invoice_import (
    office_id, carrier, invoice_number, currency_code, decimal_separator, tolerance_percent, tolerance_amount,
    file_name, size_in_bytes, is_dry_run, started_by, idempotency_key
  )
  select
    w.office_id, w.carrier, w.invoice_number, w.currency_code, w.decimal_separator, w.tolerance_percent, w.tolerance_amount,
    w.file_name, w.size_in_bytes, w.is_dry_run, viewer, w.idempotency_key
  from invoice_import_of(input) w
  on conflict do nothing;
  select i.*
  into strict begun
  from invoice_import i
  where i.idempotency_key = input ->> 'idempotencyKey'
    and i.started_by ->> 'sub' = viewer ->> 'sub';
  if not is_invoice_import_of(begun, input) then
    return error_json(
      'IDEMPOTENCY_KEY_REUSED',
      format('The idempotencyKey %s was used before for another import.', begun.idempotency_key)
    );
  end if;
  if invoice_has_stopped(begun) then
    -- it has a new address, so its file may still come
    update invoice_import i set updated_at = clock_timestamp() where i.id = begun.id returning i.* into begun;
  end if;
  return jsonb_build_object('import', invoice_import_object(begun));
end
$$;

-- A bill is entered by people: the system quotes.
create or replace function may_bill_office(viewer jsonb, office_id uuid)
returns boolean
language plpgsql stable
as $$
begin
  return viewer ->> 'kind' = 'USER' and may_charge_office(viewer, office_id);
end
$$;

create or replace function fault_of_invoice_import(input jsonb)
returns text
language plpgsql stable
as $$
declare
  amount text := coalesce(input ->> 'toleranceAmount', '0');
begin
  return coalesce(
    case
      when is_key(input ->> 'idempotencyKey') is not true
        then 'idempotencyKey must have 8 to 64 characters, the first and the last not blank.'
      when (upper(trim(input ->> 'carrier')) ~ '^[A-Z0-9][A-Z0-9 .&/-]{0,39}$') is not true
        then 'carrier must have 1 to 40 letters or digits, e.g. DHL.'
      when (length(trim(input ->> 'fileName')) between 1 and 200) is not true
        then 'fileName must have 1 to 200 characters.'
      when ((input ->> 'sizeInBytes')::bigint between 1 and 67108864) is not true
        then 'sizeInBytes must be from 1 to 67108864, which is 64 MB.'
      when (coalesce(input ->> 'tolerancePercent', '2') ~ '^(0|[1-9][0-9]{0,2})([.][0-9]{1,2})?$') is not true
        then 'tolerancePercent must be a decimal number from 0 to 999.99, e.g. 2.5.'
    end,
    fault_of_line(input ->> 'invoiceNumber', 'invoiceNumber', 60),
    fault_of_amount(amount, input ->> 'currencyCode', 'toleranceAmount'),
    case when amount::numeric < 0 then 'toleranceAmount must not be negative.' end
  );
end
$$;

-- What an input says, as it is kept.
create or replace function invoice_import_of(input jsonb)
returns invoice_import
language plpgsql immutable
as $$
declare
  wanted invoice_import;
begin
  wanted.office_id := uuid_of(input ->> 'officeId');
  wanted.carrier := regexp_replace(upper(trim(input ->> 'carrier')), ' +', ' ', 'g');
  wanted.invoice_number := trim(input ->> 'invoiceNumber');
  wanted.currency_code := input ->> 'currencyCode';
  wanted.decimal_separator := coalesce(input ->> 'decimalSeparator', 'POINT');
  wanted.tolerance_percent := coalesce(input ->> 'tolerancePercent', '2');
  wanted.tolerance_amount := coalesce(input ->> 'toleranceAmount', '0');
  wanted.file_name := trim(input ->> 'fileName');
  wanted.size_in_bytes := input ->> 'sizeInBytes';
  wanted.is_dry_run := coalesce((input ->> 'isDryRun')::boolean, false);
  wanted.idempotency_key := input ->> 'idempotencyKey';
  return wanted;
end
$$;

-- Whether this import was begun with the same words.
create or replace function is_invoice_import_of(begun invoice_import, input jsonb)
returns boolean
language plpgsql immutable
as $$
declare
  wanted invoice_import := invoice_import_of(input);
begin
  return (
    begun.office_id, begun.carrier, begun.invoice_number, begun.currency_code, begun.decimal_separator,
    begun.tolerance_percent, begun.tolerance_amount, begun.file_name, begun.size_in_bytes, begun.is_dry_run
  ) is not distinct from (
    wanted.office_id, wanted.carrier, wanted.invoice_number, wanted.currency_code, wanted.decimal_separator,
    wanted.tolerance_percent, wanted.tolerance_amount, wanted.file_name, wanted.size_in_bytes, wanted.is_dry_run
  );
end
$$;

grant execute on function start_invoice_import to postroom_api;
