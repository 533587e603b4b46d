-- How a run takes the import of an invoice through its file, whose lines it gives in batch by batch, and then through what was
-- kept of them. Each answers how far it is, or null where another run has taken the import since.

-- The youngest run has the import: one that was killed holds up nobody, and one that only seemed dead ends by itself.
create or replace function begin_invoice_run(import_id uuid, run_id uuid, file_etag text)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  known invoice_import;
begin
  select i.* into known from invoice_import i where i.id = begin_invoice_run.import_id for update;
  if known.state in ('WAITING', 'READING') and known.file_etag <> begin_invoice_run.file_etag then
    -- another file was put in the place of the one that was being read
    delete from invoice_line l where l.import_id = known.id;
    known.position := 0;
  end if;
  if known.state not in ('DONE', 'FAILED') then
    known.run_id := begin_invoice_run.run_id;
    known.file_etag := begin_invoice_run.file_etag;
    known.state := case known.state when 'WAITING' then 'READING' else known.state end;
    perform keep_invoice_import(known);
  end if;
  return invoice_run_object(known);
end
$$;

create or replace function invoice_run_object(known invoice_import)
returns jsonb
language sql immutable
as $$
  select case
    when known.id is not null
      then jsonb_build_object('state', known.state, 'position', known.position, 'decimalSeparator', known.decimal_separator)
  end
$$;

-- The import, locked, while this run has it in this state.
create or replace function invoice_of_run(import_id uuid, run_id uuid, state text)
returns invoice_import
language plpgsql
as $$
declare
  known invoice_import;
begin
  select i.* into known
  from invoice_import i
  where i.id = invoice_of_run.import_id
    and i.run_id = invoice_of_run.run_id
    and i.state = invoice_of_run.state
  for update;
  return known;
end
$$;

create or replace function keep_invoice_import(known invoice_import)
returns void
language plpgsql
as $$
begin
  update invoice_import i
  set
    state = known.state,
    line_count = known.line_count,
    outcomes = known.outcomes,
    error_code = known.error_code,
    error_message = known.error_message,
    file_etag = known.file_etag,
    run_id = known.run_id,
    position = known.position,
    updated_at = clock_timestamp()
  where i.id = known.id;
end
$$;

-- Keeps lines behind the position, up to the last of them: all or nothing. `isLast` says that the file has no more.
create or replace function give_invoice_lines(import_id uuid, run_id uuid, batch jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  known invoice_import := invoice_of_run(import_id, run_id, 'READING');
begin
  if known.id is null then
    return null;
  end if;
  perform keep_invoice_lines(known, batch -> 'lines');
  known.position := coalesce((batch #>> '{lines,-1,line}')::int, known.position);
  if (batch ->> 'isLast')::boolean then
    known.line_count := (select count(*) from invoice_line l where l.import_id = known.id);
    known.state := 'MATCHING';
    known.position := 0;
  end if;
  perform keep_invoice_import(known);
  return invoice_run_object(known);
end
$$;

-- The file as a whole cannot be read; nothing of it was charged, since all of it is read before.
create or replace function fail_invoice_import(import_id uuid, run_id uuid, code text, message text)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  known invoice_import := invoice_of_run(import_id, run_id, 'READING');
begin
  if known.id is null then
    return null;
  end if;
  delete from invoice_line l where l.import_id = known.id;
  known.state := 'FAILED';
  known.error_code := fail_invoice_import.code;
  known.error_message := fail_invoice_import.message;
  perform keep_invoice_import(known);
  return invoice_run_object(known);
end
$$;

-- The next lines find their packages and are charged; when all were, the import compares.
create or replace function match_invoice_lines(import_id uuid, run_id uuid, most int)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  known invoice_import := invoice_of_run(import_id, run_id, 'MATCHING');
  places int[] := invoice_places_behind(known, most);
begin
  if known.id is null then
    return null;
  end if;
  if not may_bill_office(known.started_by, known.office_id) then
    known.state := 'FAILED';
    known.error_code := 'NOT_FOUND';
    known.error_message := 'Whoever began the import may not charge its office any more.';
  elsif places = '{}' then
    known.state := 'COMPARING';
    known.position := 0;
  else
    perform charge_invoice_lines(known, known.started_by, places);
    known.position := places[cardinality(places)];
  end if;
  perform keep_invoice_import(known);
  return invoice_run_object(known);
end
$$;

-- The next lines are compared with what was quoted; when all were, the import is done.
create or replace function compare_invoice_lines(import_id uuid, run_id uuid, most int)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  known invoice_import := invoice_of_run(import_id, run_id, 'COMPARING');
  places int[] := invoice_places_behind(known, most);
begin
  if known.id is null then
    return null;
  end if;
  if places = '{}' then
    known.state := 'DONE';
    known.outcomes := invoice_outcomes(known);
  else
    perform compare_with_quotes(known, places);
    known.position := places[cardinality(places)];
  end if;
  perform keep_invoice_import(known);
  return invoice_run_object(known);
end
$$;

create or replace function invoice_places_behind(known invoice_import, most int)
returns int[]
language plpgsql stable
as $$
begin
  return array(
    select l.line
    from invoice_line l
    where l.import_id = known.id
      and l.line > known.position
    order by l.line
    limit most
  );
end
$$;

create or replace function invoice_outcomes(known invoice_import)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'outcome', t.outcome,
        'lineCount', t.line_count,
        'amount', money_object(t.amount, known.currency_code),
        'tax', money_object(t.tax, known.currency_code)
      )
      order by t.outcome
    ), '[]')
    from (
      select
        l.outcome,
        count(*) as line_count,
        coalesce(sum(l.amount), 0)::numeric(30, 4) as amount,
        coalesce(sum(l.tax), 0)::numeric(30, 4) as tax
      from invoice_line l
      where l.import_id = known.id
      group by l.outcome
    ) t
  );
end
$$;

grant execute on function
  begin_invoice_run, give_invoice_lines, fail_invoice_import, match_invoice_lines, compare_invoice_lines
to postroom_api;
