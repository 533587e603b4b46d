-- How an export is written: one run claims it, reads what is in it, and says what came of it. Nobody else writes it while the
-- lease lasts.

-- The export, as of this moment: null where there is nothing to write. Which charges are in it and what they add up to is
-- seen by one statement, so that the two cannot differ.
create or replace function claim_cost_export(export_id uuid, run_id uuid, lease_seconds int)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  known cost_export;
begin
  select e.* into known from cost_export e where e.id = claim_cost_export.export_id for update;
  if known.id is null or state_of_export(known) <> 'QUEUED' then
    return null;
  end if;
  if not open_charges(known.requested_by, known.office_id) then
    update cost_export e
    set
      state = 'FAILED',
      error_code = 'NOT_FOUND',
      error_message = 'Who asked for it may not see the charges of this office any more.'
    where e.id = known.id;
    return null;
  end if;

  update cost_export e
  set
    state = 'WRITING',
    attempts = e.attempts + 1,
    run_id = claim_cost_export.run_id,
    leased_until = clock_timestamp() + make_interval(secs => lease_seconds),
    as_of = statement_timestamp(),
    snapshot = pg_current_snapshot(),
    totals = totals_of_export(e),
    report = case when e.format = 'PDF' then report_of_export(e) end
  where e.id = known.id
  returning e.* into known;
  return jsonb_build_object('id', known.id, 'format', known.format, 'totals', known.totals);
end
$$;

-- What a report says that these charges add up to, for each currency.
create or replace function totals_of_export(e cost_export)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(jsonb_object_agg(
      s.currency_code,
      jsonb_build_object('amount', s.amount::text, 'tax', s.tax::text, 'lineCount', s.line_count)
    ), '{}')
    from (
      select d.currency_code, sum(d.amount) as amount, sum(d.tax) as tax, sum(d.line_count) as line_count
      from cost_sums(e.office_id, 'ALL', coalesce(e.stage, 'CHARGED'), e.from_on, e.to_on) d
      group by d.currency_code
      having sum(d.line_count) > 0
    ) s
  );
end
$$;

-- What one page shows: the report that the API answers, and its months or categories for a chart.
create or replace function report_of_export(e cost_export)
returns jsonb
language plpgsql stable
as $$
declare
  has_months boolean := e.to_on - e.from_on >= 62 and e.group_by <> 'MONTH';
begin
  return jsonb_build_object(
    'asOf', as_instant(statement_timestamp()),
    'officeName', (select o.name from office o where o.id = e.office_id),
    'officeCurrency', (select o.currency_code from office o where o.id = e.office_id),
    'stage', e.stage,
    'groupBy', e.group_by,
    'report', office_cost_report(
      e.requested_by, e.office_id, e.from_on, e.to_on, e.group_by, e.stage, 20, e.reporting_currency
    ),
    'chartBy', case when has_months then 'MONTH' else 'CATEGORY' end,
    'chart', office_cost_report(
      e.requested_by, e.office_id, e.from_on, e.to_on, case when has_months then 'MONTH' else 'CATEGORY' end, e.stage
    ) -> 'groups'
  );
end
$$;

-- Opens what an export is made of to the run that has it, as far as who asked for it may see it.
create or replace function open_export_run(export_id uuid, run_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  known cost_export;
begin
  select e.*
  into known
  from cost_export e
  where e.id = open_export_run.export_id
    and e.run_id = open_export_run.run_id
    and e.state = 'WRITING';
  return case when open_charges(known.requested_by, coalesce(known.office_id, everything())) then known.requested_by end;
end
$$;

-- The document that the page of this export is made of.
create or replace function cost_export_report(export_id uuid, run_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if open_export_run(cost_export_report.export_id, cost_export_report.run_id) is null then
    return null;
  end if;
  return (select e.report from cost_export e where e.id = cost_export_report.export_id);
end
$$;

-- The charges of an export behind a place, in the order of their time. With the number of a package only where who asked for
-- the export may see the package; without the reason, in which people write what they like.
create or replace function cost_export_page(
  export_id uuid, run_id uuid, after_at timestamptz, after_id uuid, most int
)
returns table (at timestamptz, id uuid, line jsonb)
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  viewer jsonb := open_export_run(cost_export_page.export_id, cost_export_page.run_id);
  wanted cost_export;
  payer office;
  lines cost_line[];
  seen_ids uuid[];
  zone text;
begin
  select e.* into wanted from cost_export e where e.id = cost_export_page.export_id;
  select o.* into payer from office o where o.id = wanted.office_id;
  lines := lines_of_export(wanted, after_at, after_id, most);
  seen_ids := visible_package_ids(viewer, array(select distinct c.package_id from unnest(lines) c));
  -- the office's clock, for this transaction
  zone := set_config('TimeZone', payer.time_zone, true);
  return query
  select c.incurred_at, c.id, jsonb_build_array(
    c.id,
    c.incurred_on,
    to_char(c.incurred_at, 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM'),
    to_char(c.created_at, 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM'),
    payer.time_zone,
    payer.code,
    c.package_id,
    p.tracking_number,
    c.category,
    c.stage,
    in_minor_units(c.amount, c.currency_code),
    in_minor_units(c.tax, c.currency_code),
    c.currency_code,
    c.cost_centre,
    c.invoice_reference,
    c.source_line_id,
    c.reverses_line_id,
    c.allocation_id
  )
  from unnest(lines) c
  left join package p
    on p.id = c.package_id
    and p.id = any (seen_ids)
  order by c.incurred_at, c.id;
end
$$;

-- A stretch of the index of the payer. The day of a charge is that of a clock somewhere on earth.
create or replace function lines_of_export(wanted cost_export, after_at timestamptz, after_id uuid, most int)
returns cost_line[]
language plpgsql stable
as $$
declare
  begins timestamptz := greatest(after_at, wanted.from_on::timestamp at time zone 'UTC' - interval '1 day');
  ends timestamptz := wanted.to_on::timestamp at time zone 'UTC' + interval '2 days';
  stages cost_stage[] := case when wanted.stage is null then '{BILLED,ADJUSTED}' else array[wanted.stage] end;
begin
  return array(
    select c
    from cost_line c
    where c.payer_office_id = wanted.office_id
      and c.incurred_at >= begins
      and c.incurred_at < ends
      -- a stretch also within one moment: all charges of a day's invoice are of its noon
      and (c.incurred_at, c.id) > (coalesce(after_at, '-infinity'), coalesce(after_id, everything()))
      and c.incurred_on between wanted.from_on and wanted.to_on
      and c.stage = any (stages)
      and pg_visible_in_snapshot(c.entered_in, wanted.snapshot)
    order by c.incurred_at, c.id
    limit most
  );
end
$$;

-- As people write it, with the places of its currency; more only where there are more.
create or replace function in_minor_units(amount numeric, currency_code text)
returns text
language sql immutable
as $$
  select round(amount, greatest(scale(trim_scale(amount)), coalesce(minor_units(currency_code), 0)))::text
$$;

-- Whether this run still has it, and then for longer.
create or replace function renew_cost_export(export_id uuid, run_id uuid, lease_seconds int)
returns boolean
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  update cost_export e
  set leased_until = clock_timestamp() + make_interval(secs => lease_seconds)
  where e.id = renew_cost_export.export_id
    and e.run_id = renew_cost_export.run_id
    and e.state = 'WRITING';
  return found;
end
$$;

create or replace function finish_cost_export(
  export_id uuid, run_id uuid, size_in_bytes bigint, line_count int, kept_seconds int
)
returns boolean
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  update cost_export e
  set
    state = 'DONE',
    size_in_bytes = finish_cost_export.size_in_bytes,
    line_count = finish_cost_export.line_count,
    expires_at = clock_timestamp() + make_interval(secs => kept_seconds),
    leased_until = null,
    report = null
  where e.id = finish_cost_export.export_id
    and e.run_id = finish_cost_export.run_id
    and e.state = 'WRITING';
  return found;
end
$$;

-- This run could not write it: another one may, unless it was tried often enough.
create or replace function release_cost_export(export_id uuid, run_id uuid)
returns boolean
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  update cost_export e
  set
    state = case when e.attempts >= 3 then 'FAILED' else 'QUEUED' end,
    error_code = case when e.attempts >= 3 then error_of_attempts() ->> 'code' end,
    error_message = case when e.attempts >= 3 then error_of_attempts() ->> 'message' end,
    leased_until = null,
    report = null
  where e.id = release_cost_export.export_id
    and e.run_id = release_cost_export.run_id
    and e.state = 'WRITING';
  return found;
end
$$;

grant execute on function
  claim_cost_export, cost_export_report, cost_export_page, renew_cost_export, finish_cost_export, release_cost_export
to postroom_api;
