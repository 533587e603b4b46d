-- Where a search looks when what it can find is little: 2,000 packages at most, all of them at once.

-- What a person sends and receives, whom the viewer may not follow everywhere, if it is little.
create or replace function source_of_person(wanted package_conditions)
returns package_source
language plpgsql stable
as $$
declare
  ids uuid[];
begin
  if wanted.person_id is null or wanted.sees_all then
    return null;
  end if;
  ids := packages_of_people(array[wanted.person_id]);
  return case when cardinality(ids) < 2000 then row(null, null, ids)::package_source end;
end
$$;

create or replace function packages_of_people(people uuid[])
returns uuid[]
language plpgsql stable
as $$
begin
  return array(
    select l.package_id
    from unnest(people) someone (id)
    cross join lateral (
      select l.package_id
      from package_listing l
      where l.scope_id = someone.id
        and l.facet = any_facet()
      limit 2000
    ) l
    limit 2000
  );
end
$$;

-- What a range of the other order holds, if it is little.
create or replace function source_of_range(wanted package_conditions, stretch package_stretch)
returns package_source
language plpgsql stable
as $$
declare
  other package_stretch;
  ids uuid[];
begin
  if stretch.is_due_first and (wanted.registered_from is not null or wanted.registered_until is not null) then
    other := row(
      false, coalesce(wanted.registered_until, 'infinity'), everything(), coalesce(wanted.registered_from, '-infinity')
    );
  elsif not stretch.is_due_first and (wanted.promised_from is not null or wanted.promised_until is not null) then
    other := row(
      true, coalesce(wanted.promised_from, '-infinity'), everything(), coalesce(wanted.promised_until, 'infinity')
    );
  else
    return null;
  end if;
  ids := array(
    select l.package_id
    from listed_ahead(lists_of(wanted, array[any_facet()]), other, 2000) l
  );
  return case when cardinality(ids) < 2000 then row(null, null, ids)::package_source end;
end
$$;

-- What a text finds, if it is little; for those who see all, also the lists of up to 500 people. Null where only reading on
-- in the lists can tell.
create or replace function source_of_text(wanted package_conditions)
returns package_source
language plpgsql stable
as $$
declare
  scopes uuid[] := scopes_of(wanted);
  people uuid[];
  ids uuid[];
  of_people uuid[];
begin
  if not wanted.has_text or cardinality(scopes) = 0 then
    return null;
  end if;
  people := people_named(wanted.words, scopes, 2000);
  if people is null then
    return null;
  end if;
  if not wanted.sees_all then
    people := people || wanted.own_person_ids;
  end if;
  ids := packages_numbered(wanted, scopes);
  of_people := packages_of_people(people);
  if cardinality(ids) + cardinality(of_people) < 2000 then
    return row(null, null, ids || of_people)::package_source;
  end if;
  if wanted.sees_all and cardinality(people) <= 500 and cardinality(ids) < 2000 then
    return row(people, array_fill(any_facet(), array[cardinality(people)]), ids)::package_source;
  end if;
  return null;
end
$$;

create or replace function packages_numbered(wanted package_conditions, scope_ids uuid[])
returns uuid[]
language plpgsql stable
as $$
begin
  return array(
    select p.id
    from package p
    where p.tracking_number = any (wanted.tracking_numbers)
  ) || array(
    select p.id
    from package p
    where p.tracking_number >= wanted.tracking_prefix
      and p.tracking_number < term_end(wanted.tracking_prefix)
    limit 2000
  ) || array(
    select t.subject_id
    from unnest(scope_ids) scope (id)
    cross join lateral (
      select t.subject_id
      from search_term t
      where t.scope_id = scope.id
        and t.term >= wanted.number_prefix collate "C"
        and t.term < term_end(wanted.number_prefix) collate "C"
      limit 2000
    ) t
    limit 2000
  );
end
$$;
