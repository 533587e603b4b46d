-- Charges by package, payer, invoice and time, latest first, for those who may see them: finance and admins all, managers those
-- of packages that are theirs, and those that their offices pay; the system quotes.
create or replace function cost_line_page(
  viewer jsonb, filter jsonb, after_at timestamptz, after_id uuid, page_limit int
)
returns table (id uuid, incurred_at timestamptz, item jsonb)
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  wanted cost_condition := cost_condition_of(filter, after_at, after_id);
  only_quotes boolean := (viewer ->> 'kind' = 'SYSTEM') is true;
begin
  if not (
    wanted.package_id is not null and may_charge_package(viewer, wanted.package_id)
    or open_charges(viewer, wanted.payer_office_id)
  ) then
    return;
  end if;
  return query
  select c.id, c.incurred_at, cost_line_object(c, o, l, not only_quotes)
  from cost_lines_ahead(wanted, only_quotes, page_limit) c
  join office o on o.id = c.payer_office_id
  join location l on l.id = o.location_id
  order by c.incurred_at desc, c.id desc;
end
$$;

create or replace function cost_condition_of(filter jsonb, after_at timestamptz, after_id uuid)
returns cost_condition
language plpgsql stable
as $$
declare
  wanted cost_condition;
begin
  wanted.package_id := uuid_or_none(filter ->> 'packageId');
  wanted.payer_office_id := uuid_or_none(filter ->> 'payerOfficeId');
  wanted.invoice_reference := trim(filter ->> 'invoiceReference');
  wanted.stage := filter ->> 'stage';
  wanted.category := filter ->> 'category';
  if filter -> 'lane' <> 'null' then
    wanted.origin_office_id := uuid_or_none(filter #>> '{lane,originOfficeId}');
    -- no office is told by zeros, and what is no id is the id of no office
    wanted.destination_office_id := case
      when filter #>> '{lane,destinationOfficeId}' is null then everything()
      else coalesce(uuid_of(filter #>> '{lane,destinationOfficeId}'), every_lane())
    end;
  end if;
  wanted.from_at := coalesce(moment_of(filter #>> '{incurred,from}'), '-infinity');
  wanted.after_at := coalesce(moment_of(filter #>> '{incurred,until}'), 'infinity');
  -- behind every line of the moment before the end
  wanted.after_id := everything();
  if after_at < wanted.after_at then
    wanted.after_at := after_at;
    wanted.after_id := cost_condition_of.after_id;
  end if;
  return wanted;
end
$$;

-- An id that is none is the id of nothing, and not the absence of a condition.
create or replace function uuid_or_none(written text)
returns uuid
language plpgsql immutable
as $$
begin
  return case when written is not null then coalesce(uuid_of(written), everything()) end;
end
$$;

-- Each branch is a stretch of one index, in its order, which is not left for a shorter one that would have to be sorted: how
-- many charges an office has on a lane is guessed too low. What else is asked for is looked at on the way.
create or replace function cost_lines_ahead(wanted cost_condition, only_quotes boolean, page_limit int)
returns setof cost_line
language plpgsql stable
set enable_sort = off
set enable_bitmapscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
  if wanted.package_id is not null then
    return query
    select c.*
    from cost_line c
    where c.package_id = wanted.package_id
      and (c.incurred_at, c.id) < (wanted.after_at, wanted.after_id)
      and c.incurred_at >= wanted.from_at
      and (wanted.payer_office_id is null or c.payer_office_id = wanted.payer_office_id)
      and (wanted.invoice_reference is null or c.invoice_reference = wanted.invoice_reference)
      and (wanted.stage is null or c.stage = wanted.stage)
      and (wanted.category is null or c.category = wanted.category)
      and (not only_quotes or c.stage = 'QUOTED')
    order by c.incurred_at desc, c.id desc
    limit page_limit;
  elsif wanted.invoice_reference is not null then
    return query
    select c.*
    from cost_line c
    where c.invoice_reference = wanted.invoice_reference
      and (c.incurred_at, c.id) < (wanted.after_at, wanted.after_id)
      and c.incurred_at >= wanted.from_at
      and (wanted.payer_office_id is null or c.payer_office_id = wanted.payer_office_id)
      and (wanted.stage is null or c.stage = wanted.stage)
      and (wanted.category is null or c.category = wanted.category)
    order by c.incurred_at desc, c.id desc
    limit page_limit;
  elsif wanted.origin_office_id is not null then
    return query
    select c.*
    from cost_line c
    where c.payer_office_id = wanted.payer_office_id
      and c.origin_office_id = wanted.origin_office_id
      and c.destination_office_id = wanted.destination_office_id
      and (c.incurred_at, c.id) < (wanted.after_at, wanted.after_id)
      and c.incurred_at >= wanted.from_at
      and (wanted.stage is null or c.stage = wanted.stage)
      and (wanted.category is null or c.category = wanted.category)
    order by c.incurred_at desc, c.id desc
    limit page_limit;
  elsif wanted.category is not null then
    return query
    select c.*
    from cost_line c
    where c.payer_office_id = wanted.payer_office_id
      and c.category = wanted.category
      and (c.incurred_at, c.id) < (wanted.after_at, wanted.after_id)
      and c.incurred_at >= wanted.from_at
      and (wanted.stage is null or c.stage = wanted.stage)
    order by c.incurred_at desc, c.id desc
    limit page_limit;
  else
    return query
    select c.*
    from cost_line c
    where c.payer_office_id = wanted.payer_office_id
      and (c.incurred_at, c.id) < (wanted.after_at, wanted.after_id)
      and c.incurred_at >= wanted.from_at
      and (wanted.stage is null or c.stage = wanted.stage)
    order by c.incurred_at desc, c.id desc
    limit page_limit;
  end if;
end
$$;

grant execute on function cost_line_page to postroom_api;
