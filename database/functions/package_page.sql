-- A page of what the viewer may see and the filter wants, behind the package that the page before ended with. Looks at no
-- more than 2,000 packages: where that was not enough, a last row that is not found says how far the search has come.
create or replace function package_page(
  viewer jsonb, filter jsonb, tracking_numbers jsonb, sort text, after_at timestamptz, after_id uuid, page_limit int
)
returns table (package_id uuid, sorted_at timestamptz, is_found boolean)
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  ids uuid[];
  moments timestamptz[];
  founds boolean[];
  visible_ids uuid[];
begin
  select array_agg(l.package_id), array_agg(l.sorted_at), array_agg(l.is_found)
  into ids, moments, founds
  from package_page_of_lists(viewer, filter, tracking_numbers, sort, after_at, after_id, page_limit) l;

  -- what the lists have found is shown where the right to it says the same
  visible_ids := visible_package_ids(viewer, ids);
  return query
  select f.package_id, f.sorted_at, f.is_found
  from unnest(ids, moments, founds) with ordinality f (package_id, sorted_at, is_found, place)
  where f.package_id = any (visible_ids)
  order by f.place;
end
$$;

-- The same as the lists have it.
create or replace function package_page_of_lists(
  viewer jsonb, filter jsonb, tracking_numbers jsonb, sort text, after_at timestamptz, after_id uuid, page_limit int
)
returns table (package_id uuid, sorted_at timestamptz, is_found boolean)
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $$
declare
  most_looked_at constant int := 2000;
  most_read constant int := 10000;
  wanted package_conditions := conditions_of(viewer, filter, tracking_numbers);
  stretch package_stretch := stretch_of(wanted, sort = 'DUE_FIRST', after_at, after_id);
  source package_source := best_source(wanted, stretch);
  lists int := greatest(cardinality(source.scope_ids), 1);
  looked_at int := 0;
  found_before int := 0;
  found_now int;
  batch int := page_limit;
  ids uuid[];
  moments timestamptz[];
begin
  if has_empty_range(wanted) then
    return;
  end if;
  loop
    select array_agg(l.package_id order by l.place), array_agg(l.sorted_at order by l.place)
    into ids, moments
    from listed_ahead(source, stretch, batch) l;

    return query
    select f.package_id, f.sorted_at, true
    from fitting(wanted, ids, moments) f
    limit page_limit - found_before;
    get diagnostics found_now = row_count;
    found_before := found_before + found_now;
    looked_at := looked_at + batch;
    exit when found_before >= page_limit or coalesce(cardinality(ids), 0) < batch;

    stretch.after_at := moments[batch];
    stretch.after_id := ids[batch];
    if looked_at >= most_looked_at or looked_at * lists >= most_read then
      return query select stretch.after_id, stretch.after_at, false;
      exit;
    end if;
    batch := least(batch * 4, most_looked_at - looked_at, greatest(page_limit, most_read / lists));
  end loop;
end
$$;

-- Of the order that is asked for, what the conditions leave and the pages before have not shown.
create or replace function stretch_of(
  wanted package_conditions, is_due_first boolean, after_at timestamptz, after_id uuid
)
returns package_stretch
language plpgsql stable
as $$
declare
  -- whoever was updated before, was registered before
  registered_until timestamptz := least(wanted.registered_until, wanted.updated_until, 'infinity');
  promised_from timestamptz := coalesce(wanted.promised_from, '-infinity');
begin
  is_due_first := coalesce(is_due_first, false);
  if is_due_first then
    return row(
      true,
      greatest(after_at, promised_from),
      case when after_at >= promised_from then after_id else everything() end,
      coalesce(wanted.promised_until, 'infinity')
    );
  end if;
  return row(
    false,
    least(after_at, registered_until),
    case when after_at <= registered_until then after_id else everything() end,
    coalesce(wanted.registered_from, '-infinity')
  );
end
$$;

grant execute on function package_page to postroom_api;
