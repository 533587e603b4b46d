-- What is left to forget outside the database. A topic that has become the person's again and an account that is needed again
-- are left alone.
create or replace function claim_erasures(most int, lease_seconds int)
returns table (id uuid, email_topic_arn text, cognito_sub text)
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  return query
  with due as (
    select e.id
    from erasure e
    where e.done_at is null
      and (e.leased_until is null or e.leased_until <= clock_timestamp())
    order by e.id
    limit most
    for update skip locked
  ), claimed as (
    update erasure e
    set leased_until = clock_timestamp() + lease_seconds * interval '1 second'
    from due
    where e.id = due.id
    returning e.*
  )
  select
    e.id,
    case
      when not exists (
        select from person_contact c where c.person_id = e.person_id and c.email_topic_arn = e.email_topic_arn
      ) then e.email_topic_arn
    end,
    case when not is_needed_account(e.cognito_sub, e.person_id) then e.cognito_sub end
  from claimed e
  order by e.id;
end
$$;

-- Then nothing of it is kept but that it was done.
create or replace function finish_erasure(erasure_id uuid)
returns boolean
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  update erasure e
  set
    email_topic_arn = null,
    cognito_sub = null,
    leased_until = null,
    done_at = clock_timestamp()
  where e.id = finish_erasure.erasure_id
    and e.done_at is null;
  return found;
end
$$;

-- Gives one back before its lease ends.
create or replace function release_erasure(erasure_id uuid)
returns boolean
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  update erasure e
  set leased_until = null
  where e.id = release_erasure.erasure_id
    and e.done_at is null;
  return found;
end
$$;

-- Looks at up to `most` of those whose time may have come, and forgets whose last package ended as long ago as the policy
-- says, or who have waited for one as long. Whoever is not forgotten is not looked at again for as long.
create or replace function erase_expired(most int)
returns table (erased int, is_done boolean)
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  looked_at uuid;
  active_at timestamptz;
  limit_at timestamptz := clock_timestamp() - (
    select r.erase_people_after_days * interval '1 day' from retention_policy r
  );
begin
  erased := 0;
  for place in 1 .. most loop
    select p.id into looked_at
    from person p
    where p.erased_at is null
      and p.last_active_at < limit_at
    order by p.last_active_at
    limit 1
    for update skip locked;
    is_done := looked_at is null;
    exit when is_done;

    active_at := last_activity(looked_at);
    if active_at < limit_at then
      erased := erased + forget_person(looked_at)::int;
    else
      update person p set last_active_at = active_at where p.id = looked_at;
    end if;
  end loop;
  return next;
end
$$;

-- Now, of who has an account or a package on its way. Who signs in is known to the user pool alone, and so is who works for
-- all offices.
create or replace function last_activity(person_id uuid)
returns timestamptz
language plpgsql stable
as $$
declare
  known person;
  ended_at timestamptz;
begin
  select p.* into strict known from person p where p.id = last_activity.person_id;
  if known.cognito_sub is not null
    or exists (
      select
      from package_listing l
      join package_state s on s.package_id = l.package_id
      where l.scope_id = known.id
        and l.facet = any_facet()
        and not is_over(s.status)
    )
  then
    return clock_timestamp();
  end if;
  ended_at := (
    select max(s.updated_at)
    from package_listing l
    join package_state s on s.package_id = l.package_id
    where l.scope_id = known.id
      and l.facet = any_facet()
  );
  return greatest(known.last_active_at, ended_at);
end
$$;

grant execute on function erase_person, claim_erasures, finish_erasure, release_erasure, erase_expired to postroom_api;
