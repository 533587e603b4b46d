-- The numbers that carriers gave packages. What a number is, is told by domain/carrier-number.ts before it gets here.

-- The package that a label with this number is on, if the viewer may see it: of those that were known at that moment, if any
-- was, one whose journey is not over before those whose is, and of several the newest.
drop function if exists package_of_carrier_number(jsonb, text);
create or replace function package_of_carrier_number(viewer jsonb, written text, moment timestamptz default null)
returns uuid
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  candidate_ids uuid[] := packages_with_number(without_gaps(written));
begin
  return (
    select p.id
    from visible_package(viewer) p
    join package_state s on s.package_id = p.id
    where p.id = any (candidate_ids)
    order by coalesce(known_since(p) > moment, false), is_over(s.status), p.registered_at desc, p.id desc
    limit 1
  );
end
$$;

-- Read before it is asked who may see them, and without a plan that may prefer to read the table whole.
create or replace function packages_with_number(carrier_number text)
returns uuid[]
language plpgsql stable
set enable_seqscan = off
as $$
begin
  return array(
    select c.package_id
    from package_carrier_number c
    where c.number = carrier_number
  );
end
$$;

-- When a package was registered, or taken in if we heard of that later.
create or replace function known_since(parcel package)
returns timestamptz
language plpgsql stable
as $$
begin
  return least(
    parcel.registered_at,
    (select min(e.ordered_at) from package_event e where e.package_id = parcel.id and e.kind = 'REGISTER')
  );
end
$$;

-- As numbers are kept. What stands around a number on a label, e.g. a ZIP code, is taken off by domain/carrier-number.ts.
create or replace function without_gaps(written text)
returns text
language sql immutable
as $$
  select translate(upper(written), ' -', '')
$$;

-- Whether a journey ends with this status.
create or replace function is_over(status text)
returns boolean
language sql immutable
as $$
  select status in ('DELIVERED', 'RETURNED', 'CANCELLED', 'LOST', 'DISPOSED')
$$;

drop function if exists carrier_numbers_of(uuid);
create or replace function carrier_numbers_of(package_id uuid, known_by timestamptz default 'infinity')
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'number', c.number,
        'carrier', c.carrier,
        'scheme', c.scheme,
        'isCheckDigitValid', c.is_check_digit_valid
      )
      order by c.place
    ), '[]')
    from package_carrier_number c
    where c.package_id = carrier_numbers_of.package_id
      and c.added_at <= known_by
  );
end
$$;

-- What an input has in `carrierNumbers`, as the resolvers hand it on: [{"number", "carrier", "scheme", "isCheckDigitValid"}].
create or replace function carrier_numbers_in(input jsonb)
returns jsonb
language sql immutable
as $$
  select coalesce(nullif(input -> 'carrierNumbers', 'null'), '[]')
$$;

create or replace function numbers_in(input jsonb)
returns text[]
language sql immutable
as $$
  select array(
    select c.carrier_number ->> 'number'
    from jsonb_array_elements(
      case when jsonb_typeof(carrier_numbers_in(input)) = 'array' then carrier_numbers_in(input) else '[]' end
    ) with ordinality c (carrier_number, place)
    order by c.place
  )
$$;

-- What is wrong with them, whatever is in the database.
create or replace function fault_of_carrier_numbers(input jsonb)
returns text
language plpgsql immutable
as $$
declare
  numbers text[];
begin
  if jsonb_typeof(carrier_numbers_in(input)) <> 'array' or jsonb_array_length(carrier_numbers_in(input)) > 10 then
    return 'carrierNumbers may be up to ten.';
  end if;
  numbers := numbers_in(input);
  return case
    when exists (select from unnest(numbers) n (number) where (n.number ~ '^[!-~]{1,50}$') is not true)
      then 'Each of carrierNumbers must have 1 to 50 characters, all of ASCII.'
    when cardinality(numbers) > (select count(distinct n.number) from unnest(numbers) n (number))
      then 'carrierNumbers holds the same number twice.'
  end;
end
$$;

-- Makes all others who give the same numbers wait until this is done; in one order for all, so that none waits for ever.
create or replace function lock_carrier_numbers(numbers text[])
returns void
language plpgsql
as $$
declare
  lock_id bigint;
begin
  for lock_id in select distinct hashtextextended(n.number, 1011) from unnest(numbers) n (number) order by 1 loop
    perform pg_advisory_xact_lock(lock_id);
  end loop;
end
$$;

-- Why none of these numbers may be given to a package; only a package that the viewer may see is a reason.
create or replace function refusal_of_numbers(viewer jsonb, numbers text[])
returns jsonb
language plpgsql stable
set enable_seqscan = off
as $$
declare
  carrier_number text;
  candidate_ids uuid[];
  holder_number text;
begin
  foreach carrier_number in array numbers loop
    candidate_ids := packages_with_number(carrier_number);
    continue when candidate_ids = '{}';
    select p.tracking_number
    into holder_number
    from visible_package(viewer) p
    join package_state s on s.package_id = p.id
    where p.id = any (candidate_ids)
      and not is_over(s.status)
    order by p.registered_at desc
    limit 1;
    if found then
      return error_json(
        'CARRIER_NUMBER_IN_USE',
        format('The number %s is on package %s, whose journey is not over.', carrier_number, holder_number)
      );
    end if;
  end loop;
  return null;
end
$$;

-- After those that the package has.
drop function if exists add_carrier_numbers(package, jsonb);
create or replace function add_carrier_numbers(
  parcel package, input jsonb, added_at timestamptz default date_trunc('milliseconds', clock_timestamp())
)
returns void
language plpgsql
as $$
begin
  insert into package_carrier_number (
    package_id, number, carrier, scheme, is_check_digit_valid, place, added_at, registered_at
  )
  select
    parcel.id,
    c.carrier_number ->> 'number',
    c.carrier_number ->> 'carrier',
    c.carrier_number ->> 'scheme',
    (c.carrier_number ->> 'isCheckDigitValid')::boolean,
    known.most + c.place,
    add_carrier_numbers.added_at,
    parcel.registered_at
  from jsonb_array_elements(carrier_numbers_in(input)) with ordinality c (carrier_number, place)
  cross join (
    select coalesce(max(k.place), 0) as most
    from package_carrier_number k
    where k.package_id = parcel.id
  ) known;
end
$$;

-- Of the whole input, to tell a repetition from something else under the same key. Of a carrier's number only what was
-- written counts, since we may learn to recognise more.
create or replace function hash_of(input jsonb)
returns bytea
language sql immutable
as $$
  select sha256(convert_to(
    jsonb_strip_nulls(
      input || case
        when numbers_in(input) <> '{}' then jsonb_build_object('carrierNumbers', to_jsonb(numbers_in(input)))
        else '{}'
      end
    )::text,
    'UTF8'
  ))
$$;

revoke execute on function package_of_carrier_number from postroom_api;
