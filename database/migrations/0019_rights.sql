-- Who may see and do what: people with accounts, those who only watch, the organisation's rules, links for people without an
-- account, and how somebody is forgotten.

-- the same address may have been written for several people: whoever has it is all of them
alter table person
  drop constraint person_cognito_sub_key,
  add erased_at timestamptz;

create index person_of_user on person (cognito_sub)
where cognito_sub is not null;

create index person_by_email on person_contact (lower(email))
where email is not null;

create index person_by_phone on person_contact (phone)
where phone is not null;

-- Neither sender nor recipient, and may see the package as they do.
create table package_watcher (
  package_id uuid not null references package,
  person_id uuid not null references person,
  primary key (package_id, person_id)
);

create index package_of_watcher on package_watcher (person_id, package_id);

alter table office
  add closed_at timestamptz,
  -- none is destroyed here if null
  add dispose_after_days int check (dispose_after_days between 1 and 3650),
  add idempotency_key text unique,
  add creation_hash bytea;

alter table location
  add retired_at timestamptz,
  add idempotency_key text unique,
  add creation_hash bytea;

-- One row: what holds for the whole organisation.
create table retention_policy (
  is_only boolean primary key default true check (is_only),
  erase_people_after_days int check (erase_people_after_days between 1 and 36500)
);

insert into retention_policy default values;

-- A way to a package for whoever holds the secret, which is not kept.
create table tracking_link (
  id uuid primary key default uuidv7(),
  package_id uuid not null references package,
  -- the recipient, where its holder may set how they hear of packages
  person_id uuid references person,
  secret_hash bytea not null unique,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create index tracking_link_of_package on tracking_link (package_id, id);

create index tracking_link_of_person on tracking_link (person_id)
where person_id is not null;

-- What is left to forget outside the database, once somebody was erased in it.
create table erasure (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  email_topic_arn text,
  cognito_sub text,
  requested_at timestamptz not null default clock_timestamp(),
  leased_until timestamptz,
  done_at timestamptz
);

create index erasure_to_do on erasure (id)
where done_at is null;

-- a viewer can be several people
alter type package_right drop attribute person_id;
alter type package_right add attribute person_ids uuid[];

alter type package_conditions drop attribute own_person_id;
alter type package_conditions add attribute own_person_ids uuid[];

grant select on package_watcher to postroom_api;
