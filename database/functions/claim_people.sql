-- Ties a user to those whose address or number they have proved to be theirs, unless they are tied to somebody. What is null
-- was not proved. Answers all that the user is.
create or replace function claim_people(viewer jsonb, email text, phone text)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  if viewer ->> 'sub' is null then
    return '[]';
  end if;

  -- in their order, so that two claims at once wait for each other; who comes second finds them tied
  with free as (
    select p.id
    from person p
    join person_contact c on c.person_id = p.id
    where p.cognito_sub is null
      and p.erased_at is null
      and (is_same_address(c.email, claim_people.email) or c.phone = claim_people.phone)
    order by p.id
    for update of p
  )
  update person p
  set
    cognito_sub = viewer ->> 'sub',
    claimed_at = clock_timestamp()
  from free
  where p.id = free.id;
  return own_people(viewer);
end
$$;

-- Whatever their case, as in the user pool. Letters are told from their look-alikes: the K of Kelvin is none, though its
-- lower case is.
create or replace function is_same_address(written text, proved text)
returns boolean
language sql immutable
as $$
  select lower(written) = lower(proved) and lower(written collate "C") = lower(proved collate "C")
$$;

grant execute on function claim_people to postroom_api;
