-- What domain/custody.ts tells the holders of a package from: the events that count, 500 a page, since a resolver ends a loop
-- after 1,000 rounds (F8), and the places they name. Null for who may not see the package.
create or replace function custody_json(viewer jsonb, package_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  held package_right := package_right(viewer, package_id);
  steps jsonb;
begin
  if not held.sees or not exists (select from package p where p.id = custody_json.package_id) then
    return null;
  end if;
  steps := custody_steps_of(package_id);
  return jsonb_build_object(
    'pages', in_pages(steps),
    'offices', (
      select coalesce(jsonb_object_agg(o.id, office_object(o, l, shows_cost_centre(held))), '{}')
      from office o
      join location l on l.id = o.location_id
      where o.id in (select (step ->> 'officeId')::uuid from jsonb_array_elements(steps) step)
    ),
    'locations', (
      select coalesce(jsonb_object_agg(l.id, location_object(l, shows_address(held))), '{}')
      from location l
      where l.id in (select (step ->> 'locationId')::uuid from jsonb_array_elements(steps) step)
    )
  );
end
$$;

create or replace function custody_steps_of(package_id uuid)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'eventId', (h.event).id,
        'kind', (h.event).kind,
        'status', (h.after).status,
        'at', as_instant((h.event).ordered_at),
        'timeZone', (h.event).time_zone,
        'officeId', (h.event).office_id,
        'locationId', (h.event).location_id,
        'handedOverTo', (h.event).handed_over_to,
        'isGap', h.is_gap
      )
      order by h.place
    ), '[]')
    from package p
    cross join history_of(p) h
    where p.id = custody_steps_of.package_id
      and h.is_counted
  );
end
$$;

grant execute on function custody_json to postroom_api;
