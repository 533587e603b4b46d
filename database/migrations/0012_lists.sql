-- What lists are read from. A package stands in several lists: in that of everything, of each of its offices and of its
-- people (the scope), and there once for each thing it can be asked for by (the facet, see functions/package_listing.sql):
-- so every page is one range of one index, in either order.
create table package_listing (
  -- an office, a person, or the scope of everything
  scope_id uuid not null,
  facet int not null,
  registered_at timestamptz not null,
  package_id uuid not null,
  promised_at timestamptz,
  primary key (scope_id, facet, registered_at, package_id)
);

create index package_listing_due on package_listing (scope_id, facet, promised_at, package_id)
where promised_at is not null;

-- The words that a text can begin with: of the names of people who have a package in the scope, and numbers of carriers.
create table search_term (
  scope_id uuid not null,
  -- byte by byte, so that a beginning is a range of the index
  term text collate "C" not null check (length(term) between 1 and 60),
  -- a person or a package
  subject_id uuid not null,
  primary key (scope_id, term, subject_id)
);

-- The first characters of a tracking number are a range too.
alter table package alter tracking_number type text collate "C";

-- What was asked for, and what the one who asks may see.
create type package_conditions as (
  sees_all boolean,
  own_office_ids uuid[],
  own_person_id uuid,
  office_id uuid,
  origin_office_id uuid,
  current_office_id uuid,
  destination_office_id uuid,
  statuses text[],
  person_id uuid,
  exception text,
  carrier text,
  registered_from timestamptz,
  registered_until timestamptz,
  promised_from timestamptz,
  promised_until timestamptz,
  updated_from timestamptz,
  updated_until timestamptz,
  has_text boolean,
  tracking_numbers text[],
  tracking_prefix text,
  number_prefix text,
  words text[]
);

-- Where a search looks: lists, and packages by name.
create type package_source as (
  scope_ids uuid[],
  facets int[],
  package_ids uuid[]
);

-- A stretch of an order: behind one package, as far as a moment.
create type package_stretch as (
  is_due_first boolean,
  after_at timestamptz,
  after_id uuid,
  end_at timestamptz
);

-- the lists take their place
drop function if exists package_page(jsonb, uuid, text, timestamptz, uuid, int);
drop function if exists page_of_office(uuid, text, timestamptz, uuid, int);
drop function if exists page_of_all(text, timestamptz, uuid, int);
drop function if exists page_of_mine(jsonb, text, timestamptz, uuid, int);
drop function if exists page_of_person(text, text, timestamptz, uuid, int);
drop function if exists page_of_strangers_office(jsonb, uuid, text, timestamptz, uuid, int);
drop function if exists keep_offices(package, journey_state, journey_state);
drop index package_by_registration;
drop index package_of_sender;
drop index package_of_recipient;
-- all that refers to it is written anew when functions/ is applied
drop table office_package;

grant select (package_id, office_id) on package_state to postroom_api;
