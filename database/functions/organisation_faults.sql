-- What is written wrongly of an office or a place, whatever is in the database. Only what is given is looked at.

create or replace function is_admin(viewer jsonb)
returns boolean
language sql immutable
as $$
  select (viewer -> 'groups' ? 'admin') is true
$$;

create or replace function fault_of_key(idempotency_key text)
returns text
language sql immutable
as $$
  select case
    when is_key(idempotency_key) is not true
      then 'idempotencyKey must have 8 to 64 characters, the first and the last not blank.'
  end
$$;

create or replace function fault_of_line(written text, name text, most int)
returns text
language sql immutable
as $$
  select case
    when written !~ '\S' or length(written) > most then format('%s must have 1 to %s characters.', name, most)
    when not is_line(written) then name || ' holds a control character, or nothing that can be seen.'
  end
$$;

create or replace function fault_of_zone(time_zone text)
returns text
language sql stable
as $$
  select 'timeZone is not an IANA zone, e.g. Europe/Lisbon.'
  where time_zone is not null
    and not exists (select from time_zone z where z.name = fault_of_zone.time_zone)
$$;

create or replace function fault_of_address(address jsonb)
returns text
language plpgsql immutable
as $$
begin
  if jsonb_array_length(address -> 'addressLines') > 5 then
    return 'address.addressLines must be five at most.';
  end if;
  return coalesce(
    (
      select min(fault_of_line(l.written, 'A line of address.addressLines', 200))
      from jsonb_array_elements_text(address -> 'addressLines') l (written)
    ),
    fault_of_line(address ->> 'city', 'address.city', 100),
    case
      when not address ->> 'countryCode' = any (country_codes())
        then 'address.countryCode is not a country of ISO 3166-1, e.g. PT.'
      when num_nonnulls(address ->> 'latitude', address ->> 'longitude') = 1
        then 'address has a latitude and a longitude, or neither.'
      when (address ->> 'latitude')::float8 not between -90 and 90 then 'address.latitude must be from -90 to 90.'
      when (address ->> 'longitude')::float8 not between -180 and 180 then 'address.longitude must be from -180 to 180.'
    end
  );
end
$$;

create or replace function fault_of_office(written jsonb)
returns text
language plpgsql stable
as $$
begin
  -- before anything else: each look for a day goes through all that were sent
  if jsonb_array_length(written -> 'openingDays') > 7 then
    return 'openingDays must be one day at least, each of them once.';
  end if;
  return coalesce(
    case
      when written ->> 'code' !~ '^[A-Z0-9-]{2,16}$' then 'code must be 2 to 16 of A to Z, 0 to 9 and the hyphen.'
      when not written ->> 'currencyCode' = any (currency_codes())
        then 'currencyCode is not a currency of ISO 4217, e.g. EUR.'
      when cardinality(days_in(written)) <> jsonb_array_length(written -> 'openingDays')
        or written -> 'openingDays' = '[]'
        then 'openingDays must be one day at least, each of them once.'
    end,
    fault_of_line(written ->> 'name', 'name', 200),
    fault_of_line(written ->> 'costCentre', 'costCentre', 50),
    fault_of_zone(written ->> 'timeZone'),
    fault_of_address(written -> 'address')
  );
end
$$;

-- In the order of the week; null where none are given.
create or replace function days_in(written jsonb)
returns text[]
language sql immutable
as $$
  select array_agg(d.name order by d.place)
  from unnest(array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'])
    with ordinality d (name, place)
  where written -> 'openingDays' ? d.name
$$;
