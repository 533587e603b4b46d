-- Begins a file of what an office was charged; the same key of the same user again answers with the same one.
create or replace function start_cost_export(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  fault text := fault_of_cost_export(input);
  payer_id uuid := uuid_of(input ->> 'officeId');
  begun cost_export;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  if not (exists (select from office o where o.id = payer_id) and open_charges(viewer, payer_id)) then
    return error_json('NOT_FOUND', format('There is no office %s whose charges you may see.', input ->> 'officeId'));
  end if;

  insert into cost_export (
    office_id, from_on, to_on, stage, group_by, reporting_currency, format, requested_by, idempotency_key
  )
  values (
    payer_id,
    (input ->> 'from')::date,
    (input ->> 'to')::date,
    input ->> 'stage',
    coalesce(input ->> 'groupBy', 'CATEGORY'),
    input ->> 'reportingCurrency',
    input ->> 'format',
    viewer,
    input ->> 'idempotencyKey'
  )
  on conflict do nothing;
  select e.*
  into strict begun
  from cost_export e
  where e.requested_by ->> 'sub' = viewer ->> 'sub'
    and e.idempotency_key = input ->> 'idempotencyKey';
  if not is_export_of(begun, input) then
    return error_json(
      'IDEMPOTENCY_KEY_REUSED',
      format('The idempotencyKey %s was used before for another export.', begun.idempotency_key)
    );
  end if;
  return jsonb_build_object('export', cost_export_object(begun));
end
$$;

create or replace function fault_of_cost_export(input jsonb)
returns text
language plpgsql immutable
as $$
begin
  return case
    when is_key(input ->> 'idempotencyKey') is not true
      then 'idempotencyKey must have 8 to 64 characters, the first and the last not blank.'
    when input ->> 'reportingCurrency' is not null and minor_units(input ->> 'reportingCurrency') is null
      then 'reportingCurrency is not one of ISO 4217, e.g. EUR.'
  end;
end
$$;

-- Whether this export was begun with the same words.
create or replace function is_export_of(begun cost_export, input jsonb)
returns boolean
language plpgsql immutable
as $$
begin
  return (
    begun.office_id, begun.from_on, begun.to_on, begun.stage, begun.group_by, begun.reporting_currency, begun.format
  ) is not distinct from (
    uuid_of(input ->> 'officeId'), (input ->> 'from')::date, (input ->> 'to')::date, input ->> 'stage',
    coalesce(input ->> 'groupBy', 'CATEGORY'), input ->> 'reportingCurrency', input ->> 'format'
  );
end
$$;

-- One that nobody writes any more waits to be asked for again, until it was tried often enough.
create or replace function state_of_export(e cost_export)
returns text
language sql stable
as $$
  select case
    when e.state = 'DONE' and e.expires_at <= clock_timestamp() then 'EXPIRED'
    when e.state <> 'WRITING' or e.leased_until > clock_timestamp() then e.state
    when e.attempts >= 3 then 'FAILED'
    else 'QUEUED'
  end
$$;

create or replace function cost_export_object(e cost_export)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', e.id,
    'officeId', e.office_id,
    'from', e.from_on,
    'to', e.to_on,
    'stage', e.stage,
    'groupBy', e.group_by,
    'reportingCurrency', e.reporting_currency,
    'format', e.format,
    'state', state_of_export(e),
    'lineCount', e.line_count,
    'sizeInBytes', e.size_in_bytes,
    'asOf', case when e.state = 'DONE' then as_instant(e.as_of) end,
    'expiresAt', as_instant(e.expires_at),
    'error', case
      when e.error_code is not null then jsonb_build_object('code', e.error_code, 'message', e.error_message)
      when state_of_export(e) = 'FAILED' then error_of_attempts()
    end,
    'createdAt', as_instant(e.created_at),
    -- for who makes the link
    'file', case
      when state_of_export(e) = 'DONE' then jsonb_build_object(
        'exportId', e.id,
        'runId', e.run_id,
        'format', e.format,
        'fileName', name_of_export(e)
      )
    end
  )
$$;

create or replace function error_of_attempts()
returns jsonb
language sql immutable
as $$
  select jsonb_build_object('code', 'INTERNAL', 'message', 'It could not be written, in three tries. Begin another export.')
$$;

-- As it is saved by whoever follows its link: letters and digits only, as the codes of offices may have others.
create or replace function name_of_export(e cost_export)
returns text
language plpgsql stable
as $$
begin
  return format(
    '%s-%s-%s-%s.%s',
    case e.format when 'CSV' then 'charges' else 'cost-report' end,
    (select coalesce(nullif(regexp_replace(o.code, '[^A-Za-z0-9]+', '-', 'g'), '-'), 'office') from office o where o.id = e.office_id),
    e.from_on, e.to_on,
    lower(e.format)
  );
end
$$;

-- Opens an export, and the charges of its office, to whoever may see these.
create or replace function open_cost_export(viewer jsonb, export_id uuid)
returns boolean
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  payer_id uuid := (select e.office_id from cost_export e where e.id = open_cost_export.export_id);
begin
  return payer_id is not null and open_charges(viewer, payer_id);
end
$$;

create or replace function cost_export_json(viewer jsonb, export_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not open_cost_export(viewer, cost_export_json.export_id) then
    return null;
  end if;
  return (
    select cost_export_object(e) || case when may_have_file(viewer, e) then '{}' else '{"file": null}' end::jsonb
    from cost_export e
    where e.id = cost_export_json.export_id
  );
end
$$;

-- In a file of charges are the numbers of the packages that who began it may see.
create or replace function may_have_file(viewer jsonb, e cost_export)
returns boolean
language sql immutable
as $$
  select (
    e.format = 'PDF'
    or viewer -> 'groups' ?| array['admin', 'finance']
    or e.requested_by ->> 'sub' = viewer ->> 'sub'
  ) is true
$$;

grant execute on function start_cost_export, cost_export_json to postroom_api;
