-- How a text finds people and packages.

-- A text without case and marks.
create or replace function folded(written text)
returns text
language sql immutable
as $$
  select translate(
    regexp_replace(normalize(casefold(written collate "pg_unicode_fast"), NFKD), '[\u0300-\u036f]', '', 'g'),
    'łøđħı',
    'lodhi'
  )
$$;

-- The words of a name: `Brandão` is found by `bran`, `Łukasz` by `luk`.
create or replace function words_of(written text)
returns text[]
language sql immutable
as $$
  select coalesce(array_agg(distinct left(word, 60)), '{}')
  from regexp_split_to_table(folded(written) collate "pg_unicode_fast", '[^[:alnum:]]+') word
  where word <> ''
$$;

-- Whether each word is the beginning of one of the name.
create or replace function is_named(name text, words text[])
returns boolean
language sql immutable
as $$
  select not exists (
    select
    from unnest(words) wanted
    where not exists (
      select
      from unnest(words_of(name)) word
      where starts_with(word, wanted)
    )
  )
$$;

-- Behind every term that begins like this one.
create or replace function term_end(beginning text)
returns text
language sql immutable
as $$
  select beginning || chr(1114111)
$$;

-- What a package can be found by in these scopes. Stays when the package has gone on: who is found is looked at again.
create or replace function keep_terms(package_id uuid, scope_ids uuid[])
returns void
language plpgsql
as $$
begin
  insert into search_term (scope_id, term, subject_id)
  select distinct scope.id, found.term, found.subject_id
  from unnest(scope_ids) scope (id)
  cross join (
    select word as term, someone.id as subject_id
    from package p
    join person someone on someone.id in (p.sender_id, p.recipient_id)
    cross join unnest(words_of(someone.name)) word
    where p.id = keep_terms.package_id
      and someone.erased_at is null
    union all
    select c.number, c.package_id
    from package_carrier_number c
    where c.package_id = keep_terms.package_id
  ) found
  where scope.id is not null
  on conflict on constraint search_term_pkey do nothing;
end
$$;

-- Takes what a person can be found by out of every scope, and answers which these were: a package may have gone on since.
create or replace function take_terms(person_id uuid)
returns uuid[]
language plpgsql
as $$
declare
  scope_ids uuid[];
begin
  with taken as (
    delete from search_term t
    using person someone, (select everything() as id union all select o.id from office o) scope
    where someone.id = take_terms.person_id
      and t.scope_id = scope.id
      and t.term = any (words_of(someone.name))
      and t.subject_id = someone.id
    returning t.scope_id
  )
  select array_agg(distinct taken.scope_id)
  into scope_ids
  from taken;
  return scope_ids;
end
$$;

-- The people of whose names each word is a beginning, up to `most`; null where too many begin with the rarest word.
create or replace function people_named(words text[], scope_ids uuid[], most int)
returns uuid[]
language plpgsql stable
as $$
declare
  rarest text;
  candidates int;
begin
  if cardinality(words) = 0 then
    return '{}';
  end if;
  select wanted, (
    select count(*)
    from (
      select
      from unnest(scope_ids) scope (id)
      cross join lateral (
        select
        from search_term t
        where t.scope_id = scope.id
          and t.term >= wanted collate "C"
          and t.term < term_end(wanted) collate "C"
        limit most
      ) t
      limit most
    ) counted
  ) as held
  into rarest, candidates
  from unnest(words) wanted
  order by held, wanted
  limit 1;
  if candidates >= most then
    return null;
  end if;
  return array(
    select someone.id
    from (
      select distinct t.subject_id
      from unnest(scope_ids) scope (id)
      join search_term t
        on t.scope_id = scope.id
        and t.term >= rarest collate "C"
        and t.term < term_end(rarest) collate "C"
    ) known
    join person someone on someone.id = known.subject_id
    -- of one word the range says it all
    where cardinality(words) = 1
      or is_named(someone.name, words)
  );
end
$$;
