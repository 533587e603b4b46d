-- Tries again the lines that had no package, or several, as of who asks; so many at once that one call of the database bears it.
create or replace function rematch_invoice(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  most constant int := 500;
  known invoice_import;
  places int[];
begin
  select i.* into known from invoice_import i where i.id = uuid_of(input ->> 'importId') for update;
  if known.id is null or not may_bill_office(viewer, known.office_id) then
    return error_json('NOT_FOUND', format('There is no import %s of an invoice that you may charge.', input ->> 'importId'));
  end if;
  if known.state <> 'DONE' then
    return error_json('INVALID_INPUT', 'The import is not done.');
  end if;

  places := array(
    select l.line
    from invoice_line l
    where l.import_id = known.id
      and l.outcome in ('UNMATCHED', 'AMBIGUOUS')
      and l.line > coalesce((input ->> 'afterLine')::int, 0)
    order by l.line
    limit most
  );
  perform charge_invoice_lines(known, viewer, places);
  perform compare_with_quotes(known, array(
    select l.line
    from invoice_line l
    where l.import_id = known.id
      and l.package_id in (
        select touched.package_id
        from invoice_line touched
        where touched.import_id = known.id
          and touched.line = any (places)
      )
  ));
  known.outcomes := invoice_outcomes(known);
  perform keep_invoice_import(known);
  select i.* into known from invoice_import i where i.id = known.id;
  return jsonb_build_object(
    'import', invoice_import_object(known),
    'lastLine', case when cardinality(places) = most then places[most] end
  );
end
$$;

grant execute on function rematch_invoice to postroom_api;
