-- What an event does to a package. Filled by functions/journey_transition.sql, which is made from domain/journey-table.ts.
create table journey_transition (
  kind event_kind,
  status package_status,
  -- ORIGIN, DESTINATION, HERE or ELSEWHERE, as the package sees the office of a receipt; ANYWHERE where it does not matter
  place text,
  -- of several that fit, the first applies
  place_rank int,
  is_counted boolean not null,
  is_refused boolean not null,
  -- ARRIVES, LEAVES or SEEN; null where the package does not move
  presence text,
  to_status package_status,
  opens exception_kind,
  closes exception_kind,
  fails_attempt boolean not null,
  starts_journey boolean not null,
  reopens boolean not null,
  primary key (kind, status, place_rank)
);

-- What the fold carries from event to event.
create type journey_state as (
  status text,
  office_id uuid,
  location_id uuid,
  journey int,
  attempts int,
  status_before_loss text,
  open_exceptions jsonb,
  uncounted_event_ids uuid[],
  voided_event_ids uuid[]
);
