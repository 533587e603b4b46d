-- Gives in a batch of rows: {"from", "until", "rows": [{"line", "isHeader", "key", "content", "problems"}]}. `from` and `until` count all
-- rows of the file, of which a batch brings those that there is something to do with. All or nothing, and once: where the
-- import is no longer at `from`, it has been given in before.
create or replace function import_rows(import_id uuid, run_id uuid, batch jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  known import := import_of_run(import_id, run_id);
  offices jsonb := offices_in(batch);
  known_lines int[];
  line_row jsonb;
  outcome text;
begin
  if known.id is null or known.position <> (batch ->> 'from')::int then
    return null;
  end if;

  perform lock_import_keys(known.office_id, batch);
  perform lock_carrier_numbers(array(
    select c.carrier_number ->> 'number'
    from jsonb_array_elements(batch -> 'rows') r (line_row)
    cross join jsonb_array_elements(r.line_row #> '{content,carrierNumbers}') c (carrier_number)
  ));
  known_lines := array(
    select distinct p.line
    from import_problem p
    where p.import_id = known.id
      and p.line between (batch #>> '{rows,0,line}')::int and (batch #>> '{rows,-1,line}')::int
  );
  for line_row in select r.line_row from jsonb_array_elements(batch -> 'rows') with ordinality r (line_row, place) order by r.place loop
    if not (line_row ->> 'line')::int = any (known_lines) then
      outcome := import_row(known, line_row, offices);
      known.failed_rows := known.failed_rows + (outcome = 'FAILED')::int;
      known.known_rows := known.known_rows + (outcome = 'KNOWN')::int;
      known.registered_rows := known.registered_rows + (outcome = 'REGISTERED')::int;
    end if;
  end loop;

  known.position := (batch ->> 'until')::int;
  known.checked_rows := greatest(known.checked_rows, known.position);
  perform keep_import(known);
  return run_object(known);
end
$$;

-- What becomes of one row: FAILED, KNOWN, REGISTERED, or GOOD where it is only being checked; of the header, HEADER.
create or replace function import_row(known import, line_row jsonb, offices jsonb)
returns text
language plpgsql
as $$
declare
  problems jsonb := line_row -> 'problems';
  input jsonb;
  is_known boolean;
  answer jsonb;
begin
  if problems = '[]' then
    problems := problems_of_places(line_row -> 'content', offices);
  end if;
  if problems = '[]' then
    input := registration_of(known, line_row, offices);
    is_known := exists (select from package p where p.idempotency_key = input ->> 'idempotencyKey');
    answer := case
      when known.state = 'REGISTERING' or is_known then register_package(known.started_by, input, '[]', true)
      else coalesce(
        refusal_of_registration(known.started_by, input), refusal_of_numbers(known.started_by, numbers_in(input))
      )
    end;
    problems := problems_of_answer(known.started_by, answer -> 'error', input);
  end if;

  if problems <> '[]' then
    perform keep_problems(known.id, (line_row ->> 'line')::int, problems);
    return case when (line_row ->> 'isHeader')::boolean then 'HEADER' else 'FAILED' end;
  end if;
  return case
    when known.state = 'CHECKING' and not (is_known and known.is_dry_run) then 'GOOD'
    when is_known then 'KNOWN'
    else 'REGISTERED'
  end;
end
$$;

-- The same row of the same office has the same key in every file.
create or replace function import_key(office_id uuid, row_key text)
returns text
language sql immutable
as $$
  select 'import-' || encode(substr(sha256(convert_to(office_id || ' ' || row_key, 'UTF8')), 1, 24), 'hex')
$$;

-- Anybody can work out such a key, and would keep the row from being registered: nobody else registers with one.
create or replace function fault_of_key(input jsonb)
returns text
language sql immutable
as $$
  select case
    when input ->> 'idempotencyKey' like 'import-%' then 'idempotencyKey begins with import-, as only the keys of imports do.'
  end
$$;

-- The locks that register_package takes, in one order for all, so that two imports of the same rows take turns.
create or replace function lock_import_keys(office_id uuid, batch jsonb)
returns void
language plpgsql
as $$
declare
  lock_id bigint;
begin
  for lock_id in
    select hashtextextended(import_key(office_id, r.line_row ->> 'key'), 7678)
    from jsonb_array_elements(batch -> 'rows') r (line_row)
    where r.line_row -> 'problems' = '[]'
    order by 1
  loop
    perform pg_advisory_xact_lock(lock_id);
  end loop;
end
$$;

-- As registerPackage takes it.
create or replace function registration_of(known import, line_row jsonb, offices jsonb)
returns jsonb
language plpgsql stable
as $$
declare
  content jsonb := line_row -> 'content';
  destination jsonb := offices -> (content ->> 'destinationOffice');
begin
  return jsonb_strip_nulls(jsonb_build_object(
    'idempotencyKey', import_key(known.office_id, line_row ->> 'key'),
    'sender', content -> 'sender',
    'recipient', content -> 'recipient',
    'originOfficeId', known.office_id,
    'destinationOfficeId', destination ->> 'id',
    'promisedAt', coalesce(
      content ->> 'promisedAt',
      as_instant((instants_of(content ->> 'promisedLocal', destination ->> 'timeZone'))[1])
    ),
    'carrierNumbers', content -> 'carrierNumbers'
  ));
end
$$;

-- The offices that the rows name, by their codes.
create or replace function offices_in(batch jsonb)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(jsonb_object_agg(o.code, jsonb_build_object('id', o.id, 'timeZone', o.time_zone)), '{}')
    from office o
    where o.code in (
      select r.line_row #>> '{content,destinationOffice}'
      from jsonb_array_elements(batch -> 'rows') r (line_row)
    )
  );
end
$$;

create or replace function problems_of_places(content jsonb, offices jsonb)
returns jsonb
language plpgsql stable
as $$
declare
  destination jsonb := offices -> (content ->> 'destinationOffice');
  instants timestamptz[];
begin
  if destination is null then
    return problem_list('destination_office', 'NOT_FOUND', 'There is no office with this code.');
  end if;
  if content ->> 'promisedLocal' is null then
    return '[]';
  end if;
  instants := instants_of(content ->> 'promisedLocal', destination ->> 'timeZone');
  return case cardinality(instants)
    when 0 then problem_list('promised_at', 'INVALID_INPUT', format(
      'The clocks in %s were put forward over this time: there is no such moment.', destination ->> 'timeZone'))
    when 1 then '[]'
    else problem_list('promised_at', 'INVALID_INPUT', format(
      'The clocks in %s were put back to this time: it comes twice. Write it with its offset.', destination ->> 'timeZone'))
  end;
end
$$;

-- The moments at which clocks of the zone show this: one; none where they are put forward; two where they are put back.
create or replace function instants_of(clock text, time_zone text)
returns timestamptz[]
language plpgsql stable
as $$
declare
  shown timestamp := clock::timestamp;
begin
  return array(
    select distinct candidate.moment
    from (values (interval '-1 day'), (interval '1 day')) around (days)
    -- as clocks are set the day before, and the day after
    cross join lateral (
      select (shown - ((shown + around.days) at time zone 'UTC' at time zone time_zone - (shown + around.days))) at time zone 'UTC'
    ) candidate (moment)
    where candidate.moment at time zone time_zone = shown
  );
end
$$;

create or replace function problem_list(column_name text, code text, message text)
returns jsonb
language sql immutable
as $$
  select jsonb_build_array(jsonb_build_object('column', column_name, 'code', code, 'message', message))
$$;

-- Why a registration was refused, by the column that it is about. In words of our own: those of the refusal repeat what
-- was written, and name other packages.
drop function if exists problems_of_answer(jsonb, jsonb);
create or replace function problems_of_answer(viewer jsonb, error jsonb, input jsonb)
returns jsonb
language plpgsql stable
as $$
begin
  return case
    when error is null then '[]'::jsonb
    when error = missing_person(viewer, input -> 'sender') -> 'error' then problem_list(
      'sender_id', 'NOT_FOUND', 'There is no person with this id.')
    when error = missing_person(viewer, input -> 'recipient') -> 'error' then problem_list(
      'recipient_id', 'NOT_FOUND', 'There is no person with this id.')
    when error = closed_office(input ->> 'originOfficeId') -> 'error' then problem_list(
      null, 'INVALID_INPUT', 'The office of the import is closed: it takes no new packages.')
    when error = closed_office(input ->> 'destinationOfficeId') -> 'error' then problem_list(
      'destination_office', 'INVALID_INPUT', 'The office with this code is closed: it takes no new packages.')
    when error ->> 'code' = 'NOT_FOUND' then problem_list(
      null, 'NOT_FOUND', 'Whoever began the import may not register packages of its office any more.')
    when error ->> 'code' = 'IDEMPOTENCY_KEY_REUSED' then problem_list(
      'reference', 'IDEMPOTENCY_KEY_REUSED', 'Another package of this office was imported with this reference.')
    when error ->> 'code' = 'CARRIER_NUMBER_IN_USE' then problem_list(
      'carrier_number', 'CARRIER_NUMBER_IN_USE', 'A package whose journey is not over has this number.')
    else problem_list(null, error ->> 'code', 'The row cannot be registered as it is written.')
  end;
end
$$;

create or replace function keep_problems(import_id uuid, line int, problems jsonb)
returns void
language plpgsql
as $$
begin
  insert into import_problem (import_id, line, place, column_name, code, message)
  select keep_problems.import_id, keep_problems.line, p.place, p.problem ->> 'column', p.problem ->> 'code', p.problem ->> 'message'
  from jsonb_array_elements(problems) with ordinality p (problem, place)
  on conflict do nothing;
end
$$;

grant execute on function import_rows to postroom_api;
