-- What stands in lists, in an order. Each order has its statement and each its index.

-- The next packages of a source, each once, in the order of the stretch.
create or replace function listed_ahead(source package_source, stretch package_stretch, most int)
returns table (package_id uuid, sorted_at timestamptz, place bigint)
language plpgsql stable
as $$
begin
  if stretch.is_due_first then
    return query
    select l.package_id, l.moment, row_number() over (order by l.moment, l.package_id)
    from due_ahead(source, stretch, most) l
    order by l.moment, l.package_id
    limit most;
  else
    return query
    select l.package_id, l.moment, row_number() over (order by l.moment desc, l.package_id desc)
    from newest_ahead(source, stretch, most) l
    order by l.moment desc, l.package_id desc
    limit most;
  end if;
end
$$;

create or replace function newest_ahead(source package_source, stretch package_stretch, most int)
returns table (package_id uuid, moment timestamptz)
language plpgsql stable
as $$
begin
  return query
  select ahead.package_id, ahead.registered_at
  from unnest(source.scope_ids, source.facets) list (scope_id, facet)
  cross join lateral (
    select l.package_id, l.registered_at
    from package_listing l
    where l.scope_id = list.scope_id
      and l.facet = list.facet
      and (l.registered_at, l.package_id) < (stretch.after_at, stretch.after_id)
      and l.registered_at >= stretch.end_at
    order by l.registered_at desc, l.package_id desc
    limit most
  ) ahead
  union
  select p.id, p.registered_at
  from unnest(source.package_ids) named (id)
  join package p on p.id = named.id
  where (p.registered_at, p.id) < (stretch.after_at, stretch.after_id)
    and p.registered_at >= stretch.end_at;
end
$$;

create or replace function due_ahead(source package_source, stretch package_stretch, most int)
returns table (package_id uuid, moment timestamptz)
language plpgsql stable
as $$
begin
  return query
  select ahead.package_id, ahead.promised_at
  from unnest(source.scope_ids, source.facets) list (scope_id, facet)
  cross join lateral (
    select l.package_id, l.promised_at
    from package_listing l
    where l.scope_id = list.scope_id
      and l.facet = list.facet
      and l.promised_at is not null
      and (l.promised_at, l.package_id) > (stretch.after_at, stretch.after_id)
      and l.promised_at < stretch.end_at
    order by l.promised_at, l.package_id
    limit most
  ) ahead
  union
  select p.id, p.promised_at
  from unnest(source.package_ids) named (id)
  join package p on p.id = named.id
  where (p.promised_at, p.id) > (stretch.after_at, stretch.after_id)
    and p.promised_at < stretch.end_at;
end
$$;

-- How many there are, up to `most`.
create or replace function rows_ahead(source package_source, stretch package_stretch, most int)
returns int
language plpgsql stable
as $$
begin
  if stretch.is_due_first then
    return (
      select count(*)
      from (
        select
        from unnest(source.scope_ids, source.facets) list (scope_id, facet)
        cross join lateral (
          select
          from package_listing l
          where l.scope_id = list.scope_id
            and l.facet = list.facet
            and l.promised_at is not null
            and (l.promised_at, l.package_id) > (stretch.after_at, stretch.after_id)
            and l.promised_at < stretch.end_at
          limit most
        ) ahead
        limit most
      ) counted
    );
  end if;
  return (
    select count(*)
    from (
      select
      from unnest(source.scope_ids, source.facets) list (scope_id, facet)
      cross join lateral (
        select
        from package_listing l
        where l.scope_id = list.scope_id
          and l.facet = list.facet
          and (l.registered_at, l.package_id) < (stretch.after_at, stretch.after_id)
          and l.registered_at >= stretch.end_at
        limit most
      ) ahead
      limit most
    ) counted
  );
end
$$;
