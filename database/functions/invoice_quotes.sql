-- What a carrier bills beside what it quoted, without tax: of the package, the currency and the office that pays, in the category
-- of the line if that was quoted, or else in all.

create or replace function compare_with_quotes(known invoice_import, places int[])
returns void
language plpgsql
as $$
begin
  with first as (
    select distinct on (l.package_id, l.category) l as one
    from invoice_line l
    where l.import_id = known.id
      and l.line = any (places)
      and l.outcome in ('MATCHED', 'DIFFERS_FROM_QUOTE')
    order by l.package_id, l.category, l.line
  ), compared as materialized (
    -- once for all lines of a package and category
    select (f.one).package_id, (f.one).category, c.quoted, c.billed
    from first f
    cross join lateral comparison_of(known, f.one) c
  )
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
  from compared c
  where l.import_id = known.id
    and l.line = any (places)
    and l.outcome in ('MATCHED', 'DIFFERS_FROM_QUOTE')
    and l.package_id = c.package_id
    and l.category = c.category;
end
$$;

-- As the line before it of the same package and category was told, so that not each of many adds up all of them.
create or replace function comparison_of(known invoice_import, one invoice_line, out quoted numeric, out billed numeric)
language plpgsql stable
as $$
begin
  select l.quoted_amount, l.billed_amount
  into quoted, billed
  from invoice_line l
  where l.import_id = known.id
    and l.package_id = one.package_id
    and l.category = one.category
    and l.line < one.line
    and l.outcome in ('MATCHED', 'DIFFERS_FROM_QUOTE')
  order by l.line desc
  limit 1;
  if not found then
    select q.quoted, q.billed into quoted, billed from quoted_and_billed(known, one) q;
  end if;
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
