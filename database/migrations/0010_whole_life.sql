-- What the whole life of a package needs: exceptions in the history, words of carriers, packages whose papers are not
-- complete yet, and an order of what was recorded that no slow transaction can cut into.
alter domain event_kind drop constraint event_kind_check;
alter domain event_kind add constraint event_kind_check check (value in (
  'REGISTER', 'ACCEPT', 'DEPART', 'RECEIVE', 'SHELVE', 'GO_OUT', 'FAIL_ATTEMPT', 'HAND_OVER', 'START_RETURN', 'CANCEL',
  'DECLARE_LOST', 'FOUND', 'DISPOSE', 'COMPLETE', 'RAISE_EXCEPTION', 'RESOLVE_EXCEPTION', 'NOTE', 'VOID'
));

create domain carrier_code_system as text check (value in ('EASYPOST', 'AFTERSHIP', 'EPCIS', 'OTHER'));

create domain carrier as text check (value in ('UPS', 'FEDEX', 'USPS', 'DHL', 'POST', 'OTHER'));

alter table package_event
  add exception_kind exception_kind,
  add responsible_party responsible_party,
  add carrier_code_system carrier_code_system,
  add carrier_code text,
  -- of the transaction that recorded it
  add transaction_id xid8 not null default pg_current_xact_id();

-- who it is of and where it is to go may be said later
alter table package
  alter sender_id drop not null,
  alter recipient_id drop not null,
  alter destination_office_id drop not null,
  alter destination_location_id drop not null;

-- of one transition several exceptions may close
alter table journey_transition
  alter closes type text[] using array[closes]::text[];

-- the events that, in the order of the history, brought the recipient something to hear of
alter type journey_state add attribute notice_event_ids uuid[];
alter table package_state add notice_event_ids uuid[] not null default '{}';

-- What happened to the packages of an office. In the order of transactions, since a reader who has seen all below the oldest
-- transaction that is still open has missed nothing.
create table office_change (
  office_id uuid not null references office,
  transaction_id xid8 not null,
  event_id uuid not null references package_event,
  primary key (office_id, transaction_id, event_id)
);
