-- Begins an import; the same key again answers with the same one.
create or replace function start_import(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  fault text := fault_of_import(input);
  refusal jsonb;
  begun import;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  if not works_in_office(viewer, uuid_of(input ->> 'officeId')) then
    return error_json('NOT_FOUND', format('There is no office %s where you work.', input ->> 'officeId'));
  end if;
  -- one that was begun before is still the same
  if import_of_key(viewer, input ->> 'idempotencyKey') is null then
    refusal := closed_office(input ->> 'officeId');
    if refusal is not null then
      return refusal;
    end if;
  end if;

  insert into import (office_id, file_name, size_in_bytes, is_dry_run, started_by, idempotency_key)
  values (
    (input ->> 'officeId')::uuid,
    trim(input ->> 'fileName'),
    (input ->> 'sizeInBytes')::int,
    coalesce((input ->> 'isDryRun')::boolean, false),
    viewer,
    input ->> 'idempotencyKey'
  )
  on conflict do nothing;
  select i.* into strict begun from import i where i.id = import_of_key(viewer, input ->> 'idempotencyKey');
  if not is_import_of(begun, input) then
    return error_json(
      'IDEMPOTENCY_KEY_REUSED',
      format('The idempotencyKey %s was used before for another import.', begun.idempotency_key)
    );
  end if;
  if has_stopped(begun) then
    -- it has a new address, so its file may still come
    update import i set updated_at = clock_timestamp() where i.id = begun.id returning i.* into begun;
  end if;
  return jsonb_build_object('import', import_object(begun));
end
$$;

create or replace function fault_of_import(input jsonb)
returns text
language plpgsql immutable
as $$
begin
  return case
    when is_key(input ->> 'idempotencyKey') is not true
      then 'idempotencyKey must have 8 to 64 characters, the first and the last not blank.'
    when (length(trim(input ->> 'fileName')) between 1 and 200) is not true
      then 'fileName must have 1 to 200 characters.'
    when ((input ->> 'sizeInBytes')::bigint between 1 and 67108864) is not true
      then 'sizeInBytes must be from 1 to 67108864, which is 64 MB.'
  end;
end
$$;

-- The one that the viewer began with the key: keys of others are not theirs.
create or replace function import_of_key(viewer jsonb, idempotency_key text)
returns uuid
language plpgsql stable
as $$
begin
  return (
    select i.id
    from import i
    where i.idempotency_key = import_of_key.idempotency_key
      and coalesce(i.started_by ->> 'sub', nullif(i.started_by ->> 'kind', 'USER')) = coalesce(viewer ->> 'sub', viewer ->> 'kind')
  );
end
$$;

-- Whether this import was begun with the same words.
create or replace function is_import_of(begun import, input jsonb)
returns boolean
language plpgsql immutable
as $$
begin
  return (begun.office_id, begun.file_name, begun.size_in_bytes, begun.is_dry_run) is not distinct from (
    uuid_of(input ->> 'officeId'), trim(input ->> 'fileName'), (input ->> 'sizeInBytes')::int,
    coalesce((input ->> 'isDryRun')::boolean, false)
  );
end
$$;

-- Its file never came, or its function has failed as often as it is tried. The row stays as it is, so that a late try goes on.
create or replace function has_stopped(i import)
returns boolean
language sql stable
as $$
  select i.state not in ('DONE', 'FAILED') and i.updated_at < clock_timestamp() - interval '1 hour'
$$;

create or replace function error_of_import(i import)
returns jsonb
language sql stable
as $$
  select case
    when i.error_code is not null then jsonb_build_object('code', i.error_code, 'message', i.error_message)
    when has_stopped(i) then jsonb_build_object(
      'code', case i.state when 'WAITING' then 'INVALID_FILE' else 'INTERNAL' end,
      'message', 'It stopped, or the file never came. Import the file again: what is registered stays known.'
    )
  end
$$;

create or replace function import_object(i import)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', i.id,
    'officeId', i.office_id,
    'fileName', i.file_name,
    'isDryRun', i.is_dry_run,
    'state', case when has_stopped(i) then 'FAILED' else i.state end,
    'totalRows', i.total_rows,
    'checkedRows', i.checked_rows,
    'registeredRows', i.registered_rows,
    'knownRows', i.known_rows,
    'failedRows', i.failed_rows,
    'error', error_of_import(i),
    'createdAt', as_instant(i.created_at),
    'updatedAt', as_instant(i.updated_at)
  )
$$;

-- Whether the viewer works in the office of an import.
create or replace function open_import(viewer jsonb, import_id uuid)
returns boolean
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return works_in_office(viewer, (select i.office_id from import i where i.id = open_import.import_id));
end
$$;

-- For those who work in its office.
create or replace function import_json(viewer jsonb, import_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not open_import(viewer, import_json.import_id) then
    return null;
  end if;
  return (select import_object(i) from import i where i.id = import_json.import_id);
end
$$;

-- The newest first, which is the order of their ids.
create or replace function import_page(viewer jsonb, office_id uuid, before_id uuid, most int)
returns table (id uuid, item jsonb)
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not works_in_office(viewer, import_page.office_id) then
    return;
  end if;
  return query
  select i.id, import_object(i)
  from import i
  where i.office_id = import_page.office_id
    and (before_id is null or i.id < before_id)
  order by i.id desc
  limit most;
end
$$;

create or replace function import_problem_page(
  viewer jsonb, import_id uuid, after_line int, after_place int, most int
)
returns table (line int, place int, item jsonb)
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if import_json(viewer, import_problem_page.import_id) is null then
    return;
  end if;
  return query
  select
    p.line,
    p.place,
    jsonb_build_object('line', p.line, 'column', p.column_name, 'code', p.code, 'message', p.message)
  from import_problem p
  where p.import_id = import_problem_page.import_id
    and (p.line, p.place) > (coalesce(after_line, 0), coalesce(after_place, 0))
  order by p.line, p.place
  limit most;
end
$$;

grant execute on function start_import, import_json, import_page, import_problem_page to postroom_api;
