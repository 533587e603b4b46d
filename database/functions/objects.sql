-- Rows as GraphQL objects. Each is one expression, which the planner puts in the place of the call.

create or replace function as_instant(moment timestamptz)
returns text
language sql stable
as $$
  select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"')
$$;

-- An address is personal; the other places are the organisation's.
create or replace function location_object(l location, shows_address boolean)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', l.id,
    'kind', l.kind,
    'name', l.name,
    'officeId', l.office_id,
    'addressLines', case when shows_address or l.kind <> 'ADDRESS' then l.address_lines end,
    'city', l.city,
    'countryCode', l.country_code,
    'latitude', case when shows_address or l.kind <> 'ADDRESS' then l.latitude end,
    'longitude', case when shows_address or l.kind <> 'ADDRESS' then l.longitude end,
    'timeZone', l.time_zone,
    'isRetired', l.retired_at is not null
  )
$$;

create or replace function office_object(o office, l location, shows_cost_centre boolean)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', o.id,
    'code', o.code,
    'name', o.name,
    'location', location_object(l, true),
    'timeZone', o.time_zone,
    'openingDays', o.opening_days,
    'currencyCode', o.currency_code,
    'costCentre', case when shows_cost_centre then o.cost_centre end,
    'isClosed', o.closed_at is not null,
    'policy', case
      when shows_cost_centre then jsonb_build_object(
        'disposeAfterDays', o.dispose_after_days,
        'silentKinds', o.silent_kinds,
        'quietFrom', to_char(o.quiet_from, 'HH24:MI:SS'),
        'quietUntil', to_char(o.quiet_until, 'HH24:MI:SS')
      )
    end
  )
$$;

create or replace function person_object(p person, c person_contact, contacts text, home_office jsonb)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', p.id,
    'name', p.name,
    'language', p.language,
    'homeOffice', home_office,
    'email', case contacts when 'ALL' then c.email end,
    'phone', case contacts
      when 'ALL' then c.phone
      when 'MASKED' then '+' || repeat('*', length(c.phone) - 4) || right(c.phone, 3)
    end,
    'emailState', case contacts when 'ALL' then coalesce(c.email_state, 'NONE') end,
    'notifyBy', case contacts when 'ALL' then c.notify_by end,
    'preferences', case contacts when 'ALL' then preferences_of(p.id) end,
    'isErased', p.erased_at is not null
  )
$$;

create or replace function event_object(
  e package_event, tracking_number text, office jsonb, location jsonb, shows_recorder boolean, is_counted boolean, is_voided boolean
)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', e.id,
    'packageId', e.package_id,
    'trackingNumber', tracking_number,
    'version', e.version,
    'kind', e.kind,
    'status', e.status,
    'occurredAt', as_instant(e.occurred_at),
    'timeZone', e.time_zone,
    'recordedAt', as_instant(e.recorded_at),
    'location', location,
    'office', office,
    'handedOverBy', e.handed_over_by,
    'handedOverTo', e.handed_over_to,
    'reason', e.reason,
    'note', e.note,
    'recordedBy', case when shows_recorder then e.recorded_by end,
    'rawScan', case when shows_recorder then e.raw_scan end,
    'isCounted', is_counted,
    'isVoided', is_voided,
    'voidsEventId', e.voids_event_id,
    'exceptionKind', e.exception_kind,
    'responsibleParty', e.responsible_party,
    'carrierCodeSystem', e.carrier_code_system,
    'carrierCode', e.carrier_code,
    'officeIds', e.office_ids
  )
$$;
