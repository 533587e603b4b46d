-- A scan as it would be recorded, or why it cannot be: what it says, where it happened, and which package it is of.
create or replace function read_scan(viewer jsonb, scan jsonb)
returns scan_reading
language plpgsql stable
as $$
declare
  reading scan_reading;
  event package_event;
  meaning carrier_code_meaning;
begin
  reading.error_message := fault_of_scan(scan);
  if reading.error_message is not null then
    reading.error_code := 'INVALID_INPUT';
    return reading;
  end if;

  event.scan_id := scan ->> 'scanId';
  event.kind := scan ->> 'kind';
  event.exception_kind := scan ->> 'exceptionKind';
  event.responsible_party := scan ->> 'responsibleParty';
  if event.kind is null then
    event.carrier_code_system := scan #>> '{carrierCode,system}';
    event.carrier_code := scan #>> '{carrierCode,code}';
    meaning := meaning_of_carrier_code(event.carrier_code_system, event.carrier_code);
    event.kind := meaning.kind;
    event.exception_kind := meaning.exception_kind;
    event.responsible_party := meaning.responsible_party;
  end if;
  event.occurred_at := instant_of(scan ->> 'occurredAt');
  event.time_zone := scan ->> 'timeZone';
  event.handed_over_by := scan ->> 'handedOverBy';
  event.handed_over_to := scan ->> 'handedOverTo';
  event.reason := scan ->> 'reason';
  event.note := scan ->> 'note';
  event.raw_scan := scan ->> 'rawScan';
  event.recorded_by := viewer ->> 'sub';
  event.voids_event_id := uuid_of(scan ->> 'voidsEventId');
  reading.event := event;
  return place_of_scan(viewer, scan, package_of_scan(viewer, scan, with_fault_of_place(viewer, scan, reading)));
end
$$;

-- What is wrong with a scan, whatever is in the database.
create or replace function fault_of_scan(scan jsonb)
returns text
language plpgsql stable
as $$
begin
  return case
    when scan is null then 'A text holds U+0000 or half of a surrogate pair, which cannot be kept.'
    when (scan ->> 'scanId' ~ '^\S(.{6,62}\S)$') is not true
      then 'scanId must have 8 to 64 characters, the first and the last not blank.'
    when num_nulls(scan ->> 'kind', scan ->> 'carrierCode') <> 1
      then 'What was seen is said by kind or by carrierCode: give one of the two.'
    when scan ->> 'kind' is not null and (event_rank(scan ->> 'kind') > event_rank('REGISTER')) is not true
      then 'kind is not one that can be scanned.'
    when scan ->> 'carrierCode' is not null and (length(scan #>> '{carrierCode,code}') between 1 and 100) is not true
      then 'carrierCode.code must have 1 to 100 characters.'
    when num_nonnulls(scan ->> 'packageId', scan ->> 'trackingNumber', scan ->> 'carrierNumber') <> 1
      then 'A package is named by its packageId, its trackingNumber or a carrierNumber: give one of the three.'
    when length(scan ->> 'carrierNumber') not between 1 and 50 then 'carrierNumber must have 1 to 50 characters.'
    when instant_of(scan ->> 'occurredAt') is null then 'occurredAt is not an instant, e.g. 2026-01-31T09:30:00Z.'
    when (coalesce(scan ->> 'kind', '') = 'VOID') <> (scan ->> 'voidsEventId' is not null)
      then 'voidsEventId belongs to the kind VOID, and VOID needs it.'
    when scan ->> 'timeZone' is not null
      and not exists (select from time_zone z where z.name = scan ->> 'timeZone')
      then 'timeZone is not an IANA zone, e.g. Europe/Lisbon.'
    else too_long(scan, '{"handedOverBy": 200, "handedOverTo": 200, "reason": 200, "note": 1000, "rawScan": 200}')
  end;
end
$$;

-- Whoever holds a package may scan it by its tracking number; otherwise only who could see it before. A package that left
-- with this very scan is still found when the scan is sent again.
create or replace function package_of_scan(viewer jsonb, scan jsonb, reading scan_reading)
returns scan_reading
language plpgsql stable
as $$
declare
  number text := parse_tracking_number(scan ->> 'trackingNumber');
  named_id uuid := uuid_of(scan ->> 'packageId');
begin
  if reading.error_code is not null then
    return reading;
  end if;
  if scan ->> 'trackingNumber' is not null and number is null then
    reading.error_code := 'INVALID_TRACKING_NUMBER';
    reading.error_message := 'This is not a tracking number, or a character of it was mistyped.';
    return reading;
  end if;

  if number is not null then
    reading.event.package_id := (select p.id from package p where p.tracking_number = number);
    reading.event.id := sent_event_id(viewer, scan, (reading.event).package_id);
  elsif named_id is not null then
    reading.event.id := sent_event_id(viewer, scan, named_id);
    reading.event.package_id := coalesce(
      (select p.id from visible_package(viewer) p where p.id = named_id),
      (
        select e.package_id
        from package_event e
        where e.id = (reading.event).id
          and e.package_id = named_id
          and is_own_record(viewer, e)
      ),
      case when may_take_back(viewer, reading.event, named_id) then named_id end
    );
  elsif scan ->> 'carrierNumber' is not null then
    reading.event.package_id := coalesce(
      package_of_known_scan(viewer, scan),
      package_of_carrier_number(viewer, scan ->> 'carrierNumber', (reading.event).occurred_at)
    );
    reading.event.id := sent_event_id(viewer, scan, (reading.event).package_id);
  end if;
  if (reading.event).package_id is null then
    reading := without_package(reading, scan);
  end if;
  return reading;
end
$$;

-- A carrier's number may be on another package by now: a scan that was recorded stays with the package it is of.
drop function if exists package_of_known_scan(jsonb, package_event, text);
create or replace function package_of_known_scan(viewer jsonb, scan jsonb)
returns uuid
language plpgsql stable
as $$
begin
  return (
    select e.package_id
    from package_carrier_number c
    join package_event e on e.id = sent_event_id(viewer, scan, c.package_id)
    where c.number = without_gaps(scan ->> 'carrierNumber')
      and (is_own_record(viewer, e) or viewer ->> 'kind' = 'SYSTEM' and e.recorded_by is null)
    order by e.recorded_at desc
    limit 1
  );
end
$$;

create or replace function without_package(reading scan_reading, scan jsonb)
returns scan_reading
language plpgsql immutable
as $$
begin
  reading.error_code := 'NOT_FOUND';
  reading.error_message := format(
    'There is no package %s.',
    coalesce(parse_tracking_number(scan ->> 'trackingNumber'), scan ->> 'packageId', scan ->> 'carrierNumber')
  );
  return reading;
end
$$;

-- Staff scan where they work, whatever they hold; what is only said of a package is for those whose package it is. A location is a place of the office, a vehicle that called there, or where the package is to
-- be fetched or brought.
create or replace function place_of_scan(viewer jsonb, scan jsonb, reading scan_reading)
returns scan_reading
language plpgsql stable
as $$
declare
  event package_event := reading.event;
  own_location_id uuid;
begin
  if reading.error_code is not null then
    return reading;
  end if;
  if scan ->> 'officeId' is null then
    return case when may_report(viewer, event) then reading else without_package(reading, scan) end;
  end if;
  event.office_id := uuid_of(scan ->> 'officeId');
  if not is_in_hand(event.kind) and not may_report(viewer, event) then
    return without_package(reading, scan);
  end if;

  select o.location_id into own_location_id from office o where o.id = event.office_id;
  select l.id, coalesce(event.time_zone, l.time_zone)
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

-- What is wrong with where it is said to have happened, whatever it is said of: asked before the package is, which need not be
-- theirs. What carriers report, and what is done at a desk, happens at none of our offices.
drop function if exists without_place(jsonb, jsonb, scan_reading);
create or replace function with_fault_of_place(viewer jsonb, scan jsonb, reading scan_reading)
returns scan_reading
language plpgsql stable
as $$
declare
  event package_event := reading.event;
begin
  if scan ->> 'officeId' is not null then
    if (works_in_office(viewer, uuid_of(scan ->> 'officeId'))) is not true then
      reading.error_code := 'NOT_FOUND';
      reading.error_message := format('There is no office %s where you work.', scan ->> 'officeId');
    end if;
  elsif event.kind in ('ACCEPT', 'RECEIVE')
    or event.carrier_code is null
      and event.kind in ('DEPART', 'SHELVE', 'GO_OUT', 'FAIL_ATTEMPT', 'HAND_OVER', 'FOUND')
  then
    reading.error_code := 'INVALID_INPUT';
    reading.error_message := format('officeId is missing: %s is said of an office.', event.kind);
  elsif scan ->> 'locationId' is not null then
    reading.error_code := 'INVALID_INPUT';
    reading.error_message := 'locationId is a place of an office: give officeId too.';
  end if;
  return reading;
end
$$;

create or replace function may_report(viewer jsonb, event package_event)
returns boolean
language plpgsql stable
as $$
begin
  return viewer ->> 'kind' = 'SYSTEM'
    or (package_right(viewer, event.package_id)).role is not null
    or exists (
      select
      from package_event known
      where known.id = event.id
        and known.package_id = event.package_id
        and is_own_record(viewer, known)
    )
    or may_take_back(viewer, event, event.package_id);
end
$$;
