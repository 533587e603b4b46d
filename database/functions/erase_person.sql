-- Forgets a person, everywhere in the database at once; what is outside waits in `erasure`. Once more changes nothing.
create or replace function erase_person(viewer jsonb, person_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  if (viewer -> 'groups' ? 'admin') is not true
    or not exists (select from person p where p.id = erase_person.person_id)
  then
    return no_person(person_id::text);
  end if;
  perform forget_person(person_id);
  return jsonb_build_object(
    'person', person_of(person_id, row(true, 'ADMIN', 'ALL', 'ALL', '{}')::package_right)
  );
end
$$;

-- False where there is nobody to forget any more.
create or replace function forget_person(person_id uuid)
returns boolean
language plpgsql
as $$
declare
  parcel_ids uuid[] := lock_person(person_id);
  sought personal_words := personal_words_of(person_id);
  known person;
  -- null where it is of somebody who works here: what they did at work is not about them as a sender
  gone_sub text;
begin
  select p.* into known from person p where p.id = forget_person.person_id and p.erased_at is null;
  if known.id is null then
    return false;
  end if;
  gone_sub := case when not is_needed_account(known.cognito_sub, person_id) then known.cognito_sub end;

  perform leave_to_erase(person_id, gone_sub);
  perform take_terms(person_id);
  perform forget_links(person_id, parcel_ids, gone_sub);
  perform forget_watching(person_id);
  update person p
  set
    name = 'Erased',
    language = 'en',
    home_office_id = null,
    cognito_sub = null,
    claimed_at = null,
    -- as the events of the person's packages look for it
    erased_at = now()
  where p.id = forget_person.person_id;
  delete from person_contact c where c.person_id = forget_person.person_id;
  delete from notification_preference chosen where chosen.person_id = forget_person.person_id;

  parcel_ids := array(
    select p.id
    from package p
    where p.id = any (parcel_ids)
      and person_id in (p.sender_id, p.recipient_id)
  );
  perform forget_texts(parcel_ids, sought, gone_sub);
  perform forget_numbers(parcel_ids, sought);
  perform forget_addresses(person_id, parcel_ids);
  perform forget_imports(parcel_ids, sought, gone_sub);
  return true;
end
$$;

-- Of whoever works in an office, or is somebody else too.
create or replace function is_needed_account(sub text, person_id uuid)
returns boolean
language plpgsql stable
as $$
begin
  return exists (select from office_member m where m.sub = is_needed_account.sub)
    or exists (
      select
      from person other
      where other.cognito_sub = is_needed_account.sub
        and other.id <> is_needed_account.person_id
    );
end
$$;

create or replace function leave_to_erase(person_id uuid, gone_sub text)
returns void
language plpgsql
as $$
begin
  insert into erasure (person_id, email_topic_arn, cognito_sub)
  select p.id, c.email_topic_arn, gone_sub
  from person p
  left join person_contact c on c.person_id = p.id
  where p.id = leave_to_erase.person_id
    and (c.email_topic_arn is not null or gone_sub is not null);
end
$$;

-- Links that speak for the person end; of the others, who made them is forgotten.
create or replace function forget_links(person_id uuid, parcel_ids uuid[], gone_sub text)
returns void
language plpgsql
as $$
begin
  update tracking_link l
  set
    person_id = null,
    revoked_at = coalesce(l.revoked_at, clock_timestamp())
  where l.person_id = forget_links.person_id;

  update tracking_link l
  set created_by = 'erased'
  where l.package_id = any (parcel_ids)
    and l.created_by = gone_sub;
end
$$;

create or replace function forget_watching(person_id uuid)
returns void
language plpgsql
as $$
declare
  watched_id uuid;
begin
  for watched_id in
    delete from package_watcher w where w.person_id = forget_watching.person_id returning w.package_id
  loop
    perform unlist_watcher(watched_id, person_id);
  end loop;
end
$$;
