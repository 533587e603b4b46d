-- The history of a package in the order in which things happened, without what was voided: each event, what had become of the
-- package before and after it, whether it counts, and whether a hand-over before it was skipped.
create or replace function history_of(parcel package)
returns table (place bigint, event package_event, before journey_state, after journey_state, is_counted boolean, is_gap boolean)
language sql stable
as $$
  with folded as (
    select
      row_number() over history as place,
      e as event,
      journey(e, parcel.origin_office_id, parcel.destination_office_id) over history as after
    from package_state known
    join package_event e on e.package_id = known.package_id
    where known.package_id = parcel.id
      and e.id <> all (known.voided_event_ids)
    window history as (order by e.ordered_at, event_rank(e.kind), e.id)
  ), stepped as (
    select
      f.place,
      f.event,
      lag(f.after, 1, jsonb_populate_record(null::journey_state, '{"status": "REGISTERED", "voided_event_ids": []}'))
        over (order by f.place) as before,
      f.after
    from folded f
  )
  select
    s.place,
    s.event,
    s.before,
    s.after,
    (s.event).id <> all ((s.after).uncounted_event_ids),
    (transition_of(s.before, s.event, parcel.origin_office_id, parcel.destination_office_id)).opens
      is not distinct from 'CUSTODY_GAP'
  from stepped s
$$;
