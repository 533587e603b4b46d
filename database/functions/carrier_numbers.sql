-- The numbers that carriers gave packages. What a number is, is told by domain/carrier-number.ts before it gets here.

-- The package that a label with this number is on, if the viewer may see it: one whose journey is not over before those
-- whose is, and of several the newest.
create or replace function package_of_carrier_number(viewer jsonb, written text)
returns uuid
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select p.id
    from package_carrier_number c
    join visible_package(viewer) p on p.id = c.package_id
    join package_state s on s.package_id = c.package_id
    where c.number = without_gaps(written)
    order by is_over(s.status), p.registered_at desc, p.id desc
    limit 1
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

create or replace function carrier_numbers_of(package_id uuid)
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
  );
end
$$;

grant execute on function package_of_carrier_number to postroom_api;
