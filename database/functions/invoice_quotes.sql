-- What a carrier bills beside what it quoted, without tax: of the package, the currency and the office that pays, in the category
-- of the line if that was quoted, or else in all.

create or replace function compare_with_quotes(known invoice_import, places int[])
returns void
language plpgsql
as $$
begin
  update invoice_line l
  set
    outcome = case
      when abs(c.billed - c.quoted) > known.tolerance_amount
        and abs(c.billed - c.quoted) * 100 > abs(c.quoted) * known.tolerance_percent
        then 'DIFFERS_FROM_QUOTE'
      else 'MATCHED'
    end,
    quoted_amount = c.quoted,
    billed_amount = case when c.quoted is not null then c.billed end
  from invoice_line one
  cross join lateral quoted_and_billed(known, one) c
  where l.import_id = known.id
    and l.line = one.line
    and one.import_id = known.id
    and one.line = any (places)
    and one.outcome in ('MATCHED', 'DIFFERS_FROM_QUOTE');
end
$$;

create or replace function quoted_and_billed(known invoice_import, one invoice_line, out quoted numeric, out billed numeric)
language plpgsql stable
as $$
declare
  is_quoted_alone boolean;
begin
  select
    coalesce(bool_or(c.category = one.category), false),
    coalesce(sum(c.amount) filter (where c.category = one.category), sum(c.amount))
  into is_quoted_alone, quoted
  from cost_line c
  where c.package_id = one.package_id
    and c.payer_office_id = one.office_id
    and c.currency_code = one.currency_code
    and c.stage = 'QUOTED'
    and c.reverses_line_id is null
    and not exists (select from cost_line r where r.reverses_line_id = c.id);

  billed := (
    select coalesce(sum(c.amount), 0)
    from cost_line c
    where c.package_id = one.package_id
      and c.payer_office_id = one.office_id
      and c.currency_code = one.currency_code
      and c.stage <> 'QUOTED'
      and (c.category = one.category or not is_quoted_alone)
  ) + (
    -- what would be charged
    select coalesce(sum(l.amount), 0)
    from invoice_line l
    where known.is_dry_run
      and l.import_id = known.id
      and l.package_id = one.package_id
      and l.outcome in ('MATCHED', 'DIFFERS_FROM_QUOTE')
      and not l.was_known
      and (l.category = one.category or not is_quoted_alone)
  );
end
$$;
