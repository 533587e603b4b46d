-- Where a search looks: the shortest of the lists that hold everything that fits. For those who do not see all, only lists of
-- what they may see, so that neither a page nor its length nor its token tells of anything else.
create or replace function best_source(wanted package_conditions, stretch package_stretch)
returns package_source
language plpgsql stable
as $$
declare
  known package_source := coalesce(source_of_text(wanted), source_of_person(wanted), source_of_range(wanted, stretch));
  sources package_source[];
begin
  -- a row of which a part is null is neither null nor not null
  if not (known is null) then
    return known;
  end if;
  sources := array(select s from sources_of(wanted) s);
  if cardinality(sources) = 1 then
    return sources[1];
  end if;
  select s.scope_ids, s.facets, s.package_ids
  into known
  from unnest(sources) with ordinality s (scope_ids, facets, package_ids, place)
  order by rows_ahead(row(s.scope_ids, s.facets, s.package_ids), stretch, 500), s.place
  limit 1;
  return known;
end
$$;

-- The office of the filter whose packages the viewer may see all of, the rarest role first.
create or replace function scope_office(wanted package_conditions)
returns uuid
language sql immutable
as $$
  select named.id
  from unnest(array[
    wanted.current_office_id, wanted.origin_office_id, wanted.destination_office_id, wanted.office_id
  ]) with ordinality named (id, place)
  where named.id is not null
    and (wanted.sees_all or named.id = any (wanted.own_office_ids))
  order by named.place
  limit 1
$$;

-- Between them, the scopes hold everything that fits and may be seen, but for what the viewer sends or receives.
create or replace function scopes_of(wanted package_conditions)
returns uuid[]
language sql immutable
as $$
  select case
    when scope_office(wanted) is not null then array[scope_office(wanted)]
    when wanted.sees_all then array[everything()]
    else wanted.own_office_ids
  end
$$;

create or replace function lists_of(wanted package_conditions, facets int[])
returns package_source
language plpgsql immutable
as $$
declare
  source package_source;
begin
  select array_agg(scope.id), array_agg(f.facet)
  into source.scope_ids, source.facets
  from unnest(scopes_of(wanted)) scope (id)
  cross join unnest(lists_of.facets) f (facet);
  if not wanted.sees_all and scope_office(wanted) is null then
    source.scope_ids := source.scope_ids || wanted.own_person_ids;
    source.facets := source.facets || array_fill(any_facet(), array[cardinality(wanted.own_person_ids)]);
  end if;
  return source;
end
$$;

-- Each holds everything that fits, most often the shortest first.
create or replace function sources_of(wanted package_conditions)
returns setof package_source
language plpgsql stable
as $$
declare
  weeks int[] := weeks_of(wanted);
begin
  if wanted.person_id is not null and wanted.sees_all then
    return next row(array[wanted.person_id], array[any_facet()], null)::package_source;
  end if;
  if wanted.exception is not null then
    return next lists_of(wanted, array[exception_facet(wanted.exception)]);
  end if;
  if wanted.carrier is not null then
    return next lists_of(wanted, array[carrier_facet(wanted.carrier)]);
  end if;
  if wanted.statuses is not null then
    return next lists_of(wanted, array(select status_facet(s.status) from unnest(wanted.statuses) s (status)));
  end if;
  return query
  select array[named.id], array[role_facet(named.role)], null::uuid[]
  from (values
    (1, wanted.current_office_id, 'CURRENT'),
    (2, wanted.origin_office_id, 'ORIGIN'),
    (3, wanted.destination_office_id, 'DESTINATION')
  ) named (place, id, role)
  where named.id is not null
    and (wanted.sees_all or named.id = any (wanted.own_office_ids))
  order by named.place;
  if cardinality(weeks) between 1 and 53 then
    return next lists_of(wanted, weeks);
  end if;
  return next lists_of(wanted, array[any_facet()]);
end
$$;

-- The weeks of an update that fits; without a beginning there are too many.
create or replace function weeks_of(wanted package_conditions)
returns int[]
language sql stable
as $$
  select array(
    select week
    from generate_series(
      week_facet(wanted.updated_from),
      least(week_facet(wanted.updated_until), week_facet(clock_timestamp()), week_facet(wanted.updated_from) + 99)
    ) week
  )
$$;
