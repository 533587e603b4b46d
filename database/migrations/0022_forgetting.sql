-- How a person is forgotten where nothing may be rewritten.

alter table person
  -- until when they are known to have had something to do with us: nobody is looked at by age before that is long ago
  add last_active_at timestamptz not null default clock_timestamp();

alter table person
  -- of RFC 5646 the longest that has all its parts
  add check (length(language) <= 35);

create index person_by_activity on person (last_active_at)
where erased_at is null;

alter table package_event
  -- when texts of it were taken away, since they were about somebody who was erased
  add forgotten_at timestamptz;

-- what was written in a registration and in an act was about people too: a hash that is gone fits every repetition
comment on column package.registration_hash is 'null once a person of the package was erased';
comment on column package_event.act_hash is 'of an act; null where forgotten_at says so';

create index import_of_user on import ((started_by ->> 'sub'));

-- What tells of a person in a text.
create type personal_words as (
  -- of the name, of three letters and more
  words text[],
  -- the name without blanks, where it is long enough to be told from other words
  whole_name text,
  email text,
  -- the last digits
  phone text
);

-- The one way in which an event changes: texts about somebody are taken away, in the transaction that erases them. What
-- happened, when, where, and in which order, stays as it was.
create function refuse_to_rewrite_facts() returns trigger
language plpgsql
as $$
declare
  allowed package_event := old;
begin
  allowed.handed_over_by := case when new.handed_over_by is not null then old.handed_over_by end;
  allowed.handed_over_to := case when new.handed_over_to is not null then old.handed_over_to end;
  allowed.reason := case when new.reason is not null then old.reason end;
  allowed.note := case when new.note is not null then old.note end;
  allowed.raw_scan := case when new.raw_scan is not null then old.raw_scan end;
  allowed.carrier_code := case when new.carrier_code is not null then old.carrier_code end;
  allowed.recorded_by := case when new.recorded_by is not null then old.recorded_by end;
  allowed.act_hash := case when new.act_hash is not null then old.act_hash end;
  allowed.forgotten_at := now();
  if new *= allowed and exists (
    select
    from package p
    join person someone on someone.id in (p.sender_id, p.recipient_id)
    where p.id = old.package_id
      and someone.erased_at = now()
  ) then
    return new;
  end if;
  raise exception '% is append-only: void or reverse what is wrong with another row', tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

drop trigger package_event_is_append_only on package_event;

create trigger package_event_is_append_only
before delete or truncate on package_event
for each statement execute function refuse_to_rewrite();

create trigger package_event_keeps_its_facts
before update on package_event
for each row execute function refuse_to_rewrite_facts();
