-- How many packages came late, kept with each event: what a report tells is read from sums.

-- All lanes as one.
create or replace function every_lane()
returns uuid
language sql immutable
as $$
  select 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
$$;

-- Keeps when a package with a promised time was handed over to its recipient, after an event that may have changed that.
create or replace function keep_delivery(parcel package, before journey_state, after journey_state)
returns void
language plpgsql
as $$
declare
  known delivery;
  told delivery;
begin
  if parcel.promised_at is null or before_hand_over(before.status) and before_hand_over(after.status) then
    return;
  end if;
  select d.* into known from delivery d where d.package_id = parcel.id;
  select d.* into told from delivery_of(parcel) d;
  if told is not distinct from known then
    return;
  end if;

  if told.package_id is null then
    delete from delivery d where d.package_id = parcel.id;
  else
    insert into delivery select told.*
    on conflict (package_id) do update
    set
      destination_office_id = excluded.destination_office_id,
      promised_at = excluded.promised_at,
      delivered_at = excluded.delivered_at,
      delivered_on = excluded.delivered_on;
  end if;
  insert into delivery_delta (origin_office_id, destination_office_id, delivered_on, promised_count, late_count)
  select
    (d.of).origin_office_id, lane.destination_office_id, (d.of).delivered_on, d.count,
    case when (d.of).delivered_at > (d.of).promised_at then d.count else 0 end
  from (values (known, -1), (told, 1)) d (of, count)
  cross join lateral (values ((d.of).destination_office_id), (every_lane())) lane (destination_office_id)
  where (d.of).package_id is not null;
  perform fold_delivery_deltas(1000);
end
$$;

create or replace function before_hand_over(status text)
returns boolean
language sql immutable
as $$
  select status in (
    'REGISTERED', 'ACCEPTED', 'IN_TRANSIT', 'AT_HUB', 'ARRIVED', 'READY_FOR_PICKUP', 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED',
    'CANCELLED'
  )
$$;

-- The first hand-over that counts, unless the package was on its way back by then.
create or replace function delivery_of(parcel package)
returns setof delivery
language sql stable
as $$
  select
    parcel.id, parcel.origin_office_id, coalesce(parcel.destination_office_id, everything()), parcel.promised_at,
    first.ordered_at, (first.ordered_at at time zone o.time_zone)::date
  from (
    select e.kind, e.ordered_at
    from package_state s
    join package_event e on e.package_id = s.package_id
    where s.package_id = parcel.id
      and e.kind in ('HAND_OVER', 'START_RETURN')
      and e.id <> all (s.voided_event_ids)
      and e.id <> all (s.uncounted_event_ids)
    order by e.ordered_at, event_rank(e.kind), e.id
    limit 1
  ) first
  join office o on o.id = parcel.origin_office_id
  where first.kind = 'HAND_OVER'
$$;

create or replace function late_deliveries(office_id uuid, destination_id uuid, from_on date, to_on date)
returns jsonb
language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select jsonb_build_object(
      'promisedCount', coalesce(sum(d.promised_count), 0),
      'lateCount', coalesce(sum(d.late_count), 0),
      'lateShare', round(sum(d.late_count)::numeric / nullif(sum(d.promised_count), 0), 4)::text
    )
    from (
      select t.promised_count, t.late_count
      from stretches_of(from_on, to_on) s
      cross join lateral (
        select t.*
        from delivery_total t
        where t.origin_office_id = office_id
          and t.destination_office_id = destination_id
          and t.is_month = s.is_month
          and t.starts_on >= s.begins_on
          and t.starts_on < s.ends_on
      ) t
      union all
      select d.promised_count, d.late_count
      from delivery_delta d
      where d.origin_office_id = office_id
        and d.destination_office_id = destination_id
        and d.delivered_on between from_on and to_on
    ) d
  );
end
$$;
