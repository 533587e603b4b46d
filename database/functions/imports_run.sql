-- How a run takes an import through its file: it begins, gives in rows batch by batch, and ends the pass. Each answers the
-- import as it is then, or null where another run has taken it since.

-- The youngest run has the import: one that was killed holds up nobody, and one that only seemed dead ends by itself.
create or replace function begin_import_run(import_id uuid, run_id uuid, file_etag text)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  known import;
begin
  select i.* into known from import i where i.id = begin_import_run.import_id for update;
  if known.state not in ('DONE', 'FAILED') then
    if known.file_etag <> begin_import_run.file_etag then
      known := import_from_the_start(known);
    end if;
    known.file_etag := begin_import_run.file_etag;
    known.run_id := begin_import_run.run_id;
    known.state := case known.state when 'WAITING' then 'CHECKING' else known.state end;
    perform keep_import(known);
  end if;
  return run_object(known);
end
$$;

-- Another file was put in the place of the one that was being read. What was registered of that one is known now.
create or replace function import_from_the_start(known import)
returns import
language plpgsql
as $$
begin
  delete from import_problem p where p.import_id = known.id;
  known.state := 'CHECKING';
  known.total_rows := null;
  known.checked_rows := 0;
  known.registered_rows := 0;
  known.known_rows := 0;
  known.failed_rows := 0;
  known.position := 0;
  return known;
end
$$;

-- As it is kept, with the time at which it was.
create or replace function run_object(known import)
returns jsonb
language sql stable
as $$
  select jsonb_build_object('import', import_object(i), 'position', i.position)
  from import i
  where i.id = known.id
$$;

-- The import, locked, while this run has it.
create or replace function import_of_run(import_id uuid, run_id uuid)
returns import
language plpgsql
as $$
declare
  known import;
begin
  select i.* into known
  from import i
  where i.id = import_of_run.import_id
    and i.run_id = import_of_run.run_id
    and i.state in ('CHECKING', 'REGISTERING')
  for update;
  return known;
end
$$;

create or replace function keep_import(known import)
returns void
language plpgsql
as $$
begin
  update import i
  set
    state = known.state,
    total_rows = known.total_rows,
    checked_rows = known.checked_rows,
    registered_rows = known.registered_rows,
    known_rows = known.known_rows,
    failed_rows = known.failed_rows,
    error_code = known.error_code,
    error_message = known.error_message,
    file_etag = known.file_etag,
    run_id = known.run_id,
    position = known.position,
    updated_at = clock_timestamp()
  where i.id = known.id;
end
$$;

-- All rows were seen: the next pass begins, or the import is done.
create or replace function end_import_pass(import_id uuid, run_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  known import := import_of_run(import_id, run_id);
begin
  if known.id is null then
    return null;
  end if;
  known.total_rows := known.checked_rows;
  known.position := 0;
  known.state := case when known.state = 'CHECKING' and not known.is_dry_run then 'REGISTERING' else 'DONE' end;
  perform keep_import(known);
  return run_object(known);
end
$$;

-- The file as a whole cannot be read; nothing of it was registered, since all of it is read before.
create or replace function fail_import(import_id uuid, run_id uuid, code text, message text)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  known import := import_of_run(import_id, run_id);
begin
  if known.state is distinct from 'CHECKING' then
    return null;
  end if;
  known.state := 'FAILED';
  known.error_code := fail_import.code;
  known.error_message := fail_import.message;
  perform keep_import(known);
  return run_object(known);
end
$$;

grant execute on function begin_import_run, end_import_pass, fail_import to postroom_api;
