-- Changes of a person what is given; what is given as null is taken away. Anybody for whom they are, admins for all.
create or replace function update_person(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  changed_id uuid := uuid_of(input ->> 'personId');
  held package_right := right_to_person(viewer, changed_id);
  known jsonb;
  wanted jsonb;
  fault text;
begin
  if (held.contacts = 'ALL' or changed_id = any (held.person_ids)) is not true then
    return no_person(input ->> 'personId');
  end if;
  if input ? 'name' then
    perform lock_person(changed_id);
  end if;
  perform from person p where p.id = changed_id for update;
  known := written_person(changed_id);
  if known is null then
    return no_person(input ->> 'personId');
  end if;

  wanted := known || (input - 'personId');
  fault := fault_of_change(input - 'personId', wanted);
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  perform keep_name(changed_id, trim(wanted ->> 'name'), wanted ->> 'language');
  perform keep_contact(changed_id, wanted);
  return jsonb_build_object('person', person_of(changed_id, held));
end
$$;

create or replace function no_person(person_id text)
returns jsonb
language sql immutable
as $$
  select error_json('NOT_FOUND', format('There is no person %s.', person_id))
$$;

-- Admins may do everything with everybody, and people with themselves; nobody with who was erased.
create or replace function right_to_person(viewer jsonb, person_id uuid)
returns package_right
language plpgsql stable
as $$
declare
  is_known boolean := exists (
    select from person p where p.id = right_to_person.person_id and p.erased_at is null
  );
begin
  if is_known and (viewer -> 'groups' ? 'admin') is true then
    return row(true, 'ADMIN', 'ALL', 'ALL', '{}')::package_right;
  end if;
  return row(is_known, null, null, null, case when is_known then own_person_ids(viewer) else '{}' end)::package_right;
end
$$;

-- As a registration writes it; null for who was erased.
create or replace function written_person(person_id uuid)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'name', p.name,
    'language', p.language,
    'email', c.email,
    'phone', c.phone,
    'notifyBy', c.notify_by
  )
  from person p
  left join person_contact c on c.person_id = p.id
  where p.id = written_person.person_id
    and p.erased_at is null
$$;

create or replace function fault_of_change(change jsonb, wanted jsonb)
returns text
language sql immutable
as $$
  select case
    when change = '{}' then 'There is nothing to change.'
    when wanted ->> 'language' is null then 'input.language cannot be taken away.'
    else fault_of_person(wanted, 'input')
  end
$$;

-- Who has a new name is found by that alone, wherever they were found before.
create or replace function keep_name(person_id uuid, name text, language text)
returns void
language plpgsql
as $$
declare
  scope_ids uuid[];
  is_renamed boolean := exists (
    select from person p where p.id = keep_name.person_id and p.name <> keep_name.name
  );
begin
  if is_renamed then
    scope_ids := take_terms(person_id);
  end if;
  update person p
  set
    name = keep_name.name,
    language = keep_name.language
  where p.id = keep_name.person_id
    and (p.name, p.language) <> (keep_name.name, keep_name.language);

  if is_renamed then
    insert into search_term (scope_id, term, subject_id)
    select scope.id, word, keep_name.person_id
    from unnest(coalesce(scope_ids, scopes_of_person(person_id))) scope (id)
    cross join unnest(words_of(keep_name.name)) word
    on conflict on constraint search_term_pkey do nothing;
  end if;
end
$$;

-- Where somebody of whose name nothing was a word is to be found.
create or replace function scopes_of_person(person_id uuid)
returns uuid[]
language sql stable
as $$
  select array(
    select distinct scope.id
    from package p
    join package_state s on s.package_id = p.id
    cross join unnest(array[everything(), p.origin_office_id, s.office_id, p.destination_office_id]) scope (id)
    where p.id = any (packages_of(scopes_of_person.person_id))
      and scopes_of_person.person_id in (p.sender_id, p.recipient_id)
      and scope.id is not null
  )
$$;

-- An address has a topic of its own, which is made and confirmed when it is written to: that of another address is to go.
create or replace function keep_contact(person_id uuid, wanted jsonb)
returns void
language plpgsql
as $$
begin
  insert into erasure (person_id, email_topic_arn)
  select c.person_id, c.email_topic_arn
  from person_contact c
  where c.person_id = keep_contact.person_id
    and c.email_topic_arn is not null
    and c.email is distinct from wanted ->> 'email';

  -- what waited for that address to be confirmed is tried with the new one, which nobody has been asked for yet
  update notification n
  set due_at = now(), message_id = null
  from person_contact c
  where c.person_id = keep_contact.person_id
    and c.email is distinct from wanted ->> 'email'
    and n.person_id = c.person_id
    and n.channel = 'EMAIL'
    and n.state = 'DEFERRED'
    and n.due_at = 'infinity';

  insert into person_contact (person_id, email, phone, notify_by)
  values (keep_contact.person_id, wanted ->> 'email', wanted ->> 'phone', wanted ->> 'notifyBy')
  on conflict on constraint person_contact_pkey do update
  set
    email = excluded.email,
    phone = excluded.phone,
    notify_by = excluded.notify_by,
    email_topic_arn = case
      when person_contact.email is not distinct from excluded.email then person_contact.email_topic_arn
    end,
    email_state = case
      when person_contact.email is not distinct from excluded.email then person_contact.email_state
    end,
    confirmation_sent_at = case
      when person_contact.email is not distinct from excluded.email then person_contact.confirmation_sent_at
    end,
    opted_out_at = case
      when person_contact.phone is not distinct from excluded.phone then person_contact.opted_out_at
    end;
end
$$;

grant execute on function update_person to postroom_api;
