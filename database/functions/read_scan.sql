-- A scan as it would be recorded, or why it cannot be: what it says, where it happened, and which package it is of.
create or replace function read_scan(viewer jsonb, scan jsonb)
returns scan_reading
language plpgsql stable
as $$
declare
  reading scan_reading;
  event package_event;
begin
  reading.error_message := fault_of_scan(scan);
  if reading.error_message is not null then
    reading.error_code := 'INVALID_INPUT';
    return reading;
  end if;
  reading := package_of_scan(viewer, scan);
  if reading.error_code is not null then
    return reading;
  end if;

  event := reading.event;
  event.id := uuid_from('scan ' || (scan ->> 'scanId'));
  event.scan_id := scan ->> 'scanId';
  event.kind := scan ->> 'kind';
  event.occurred_at := instant_of(scan ->> 'occurredAt');
  event.handed_over_by := scan ->> 'handedOverBy';
  event.handed_over_to := scan ->> 'handedOverTo';
  event.reason := scan ->> 'reason';
  event.note := scan ->> 'note';
  event.raw_scan := scan ->> 'rawScan';
  event.recorded_by := viewer ->> 'sub';
  event.voids_event_id := uuid_of(scan ->> 'voidsEventId');
  reading.event := event;
  return place_of_scan(viewer, scan, reading);
end
$$;

-- What is wrong with a scan, whatever is in the database.
create or replace function fault_of_scan(scan jsonb)
returns text
language plpgsql stable
as $$
begin
  return case
    when (scan ->> 'scanId' ~ '^\S(.{6,62}\S)$') is not true
      then 'scanId must have 8 to 64 characters, the first and the last not blank.'
    when not exists (select from journey_transition t where t.kind = scan ->> 'kind') or scan ->> 'kind' = 'REGISTER'
      then 'kind is not one that can be scanned.'
    when num_nulls(scan ->> 'packageId', scan ->> 'trackingNumber') <> 1
      then 'A package is named by its packageId or by its trackingNumber: give one of the two.'
    when instant_of(scan ->> 'occurredAt') is null then 'occurredAt is not an instant, e.g. 2026-01-31T09:30:00Z.'
    when (scan ->> 'kind' = 'VOID') <> (scan ->> 'voidsEventId' is not null)
      then 'voidsEventId belongs to the kind VOID, and VOID needs it.'
    when scan ->> 'timeZone' is not null
      and not exists (select from time_zone z where z.name = scan ->> 'timeZone')
      then 'timeZone is not an IANA zone, e.g. Europe/Lisbon.'
    else too_long(scan, '{"handedOverBy": 200, "handedOverTo": 200, "reason": 200, "note": 1000, "rawScan": 200}')
  end;
end
$$;

-- Whoever holds a package may scan it by its tracking number; by its id only who could see it before. A package that left
-- with this very scan is still found when the scan is sent again.
create or replace function package_of_scan(viewer jsonb, scan jsonb)
returns scan_reading
language plpgsql stable
as $$
declare
  reading scan_reading;
  event package_event;
  number text := parse_tracking_number(scan ->> 'trackingNumber');
begin
  if scan ->> 'trackingNumber' is not null and number is null then
    reading.error_code := 'INVALID_TRACKING_NUMBER';
    reading.error_message := 'This is not a tracking number, or a character of it was mistyped.';
    return reading;
  end if;

  if number is not null then
    select p.id into event.package_id from package p where p.tracking_number = number;
  else
    select p.id into event.package_id from visible_package(viewer) p where p.id = uuid_of(scan ->> 'packageId');
    if event.package_id is null then
      select e.package_id into event.package_id
      from package_event e
      where e.id = uuid_from('scan ' || (scan ->> 'scanId'))
        and e.package_id = uuid_of(scan ->> 'packageId')
        and e.recorded_by = viewer ->> 'sub';
    end if;
  end if;
  if event.package_id is null then
    reading.error_code := 'NOT_FOUND';
    reading.error_message := format('There is no package %s.', coalesce(number, scan ->> 'packageId'));
  end if;
  reading.event := event;
  return reading;
end
$$;

-- Staff scan where they work. A location is a place of the office, a vehicle that called there, or where the package is to
-- be fetched or brought.
create or replace function place_of_scan(viewer jsonb, scan jsonb, reading scan_reading)
returns scan_reading
language plpgsql stable
as $$
declare
  event package_event := reading.event;
  own_location_id uuid;
begin
  event.office_id := uuid_of(scan ->> 'officeId');
  if (works_in_office(viewer, event.office_id)) is not true then
    reading.error_code := 'NOT_FOUND';
    reading.error_message := format('There is no office %s where you work.', scan ->> 'officeId');
    return reading;
  end if;

  select o.location_id into own_location_id from office o where o.id = event.office_id;
  select l.id, coalesce(scan ->> 'timeZone', l.time_zone)
  into event.location_id, event.time_zone
  from location l
  join package p on p.id = event.package_id
  where l.id = case when scan ->> 'locationId' is null then own_location_id else uuid_of(scan ->> 'locationId') end
    and (
      l.office_id = event.office_id
      or l.kind = 'VEHICLE'
      or l.id in (own_location_id, p.origin_location_id, p.destination_location_id)
    );
  if event.location_id is null then
    reading.error_code := 'NOT_FOUND';
    reading.error_message := format('There is no location %s at this office.', scan ->> 'locationId');
  end if;
  reading.event := event;
  return reading;
end
$$;
