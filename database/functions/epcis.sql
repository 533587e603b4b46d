-- What domain/epcis.ts makes a document of EPCIS from: the whole history with what was voided, 500 events a page. Null for who may not
-- see the package. Nothing about persons.
create or replace function epcis_json(viewer jsonb, package_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  held package_right := package_right(viewer, package_id);
begin
  if not held.sees then
    return null;
  end if;
  return (
    select jsonb_build_object(
      'trackingNumber', p.tracking_number,
      'sscc', (
        select c.number
        from package_carrier_number c
        where c.package_id = p.id
          and c.scheme = 'SSCC'
          and c.is_check_digit_valid
        order by c.place
        limit 1
      ),
      'pages', in_pages(epcis_steps_of(p))
    )
    from package p
    where p.id = epcis_json.package_id
  );
end
$$;

create or replace function epcis_steps_of(parcel package)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    with told as materialized (
      select (h.event).id, h.is_counted, h.before, h.after
      from history_of(parcel) h
    ), void as materialized (
      select distinct on (v.voids_event_id) v.*
      from package_event v
      where v.package_id = parcel.id
        and v.voids_event_id is not null
      order by v.voids_event_id, v.version
    )
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'eventId', e.id,
        'kind', e.kind,
        'at', as_instant(e.ordered_at),
        'zoneOffset', zone_offset(e.ordered_at, e.time_zone),
        'recordedAt', as_instant(e.recorded_at),
        'locationId', e.location_id,
        'isCounted', coalesce(h.is_counted, false),
        'statusBefore', (h.before).status,
        'status', (h.after).status,
        'officeId', (h.after).office_id,
        'mistake', case when v.id is not null then mistake_of(v::package_event) end
      )
      order by e.ordered_at, event_rank(e.kind), e.id
    ), '[]')
    from package_event e
    left join told h on h.id = e.id
    left join void v on v.voids_event_id = e.id
    where e.package_id = parcel.id
  );
end
$$;

-- When an event was taken back, and the scan that was recorded in its place: in the same step, right after the void.
create or replace function mistake_of(void package_event)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select jsonb_build_object(
      'declaredAt', as_instant(void.recorded_at),
      'correctiveEventId', c.id,
      'correctiveKind', c.kind
    )
    from (select) always
    left join package_event c
      on c.package_id = void.package_id
      and c.version = void.version + 1
      and c.transaction_id = void.transaction_id
      and c.scan_id is not null
      and c.kind <> 'VOID'
  );
end
$$;

-- How far a zone was ahead of UTC at a moment, e.g. `+01:00`.
create or replace function zone_offset(moment timestamptz, time_zone text)
returns text
language plpgsql stable
as $$
declare
  minutes int := round(extract(epoch from (moment at time zone time_zone) - (moment at time zone 'UTC')) / 60);
begin
  return case when minutes < 0 then '-' else '+' end
    || lpad((abs(minutes) / 60)::text, 2, '0')
    || ':'
    || lpad((abs(minutes) % 60)::text, 2, '0');
end
$$;

grant execute on function epcis_json to postroom_api;
