-- Who a caller is: a group that nobody knows is none, and an office is theirs as long as they are of the staff.
create or replace function me(viewer jsonb)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  office_ids uuid[] := open_own(viewer);
begin
  return jsonb_build_object(
    'userId', viewer ->> 'sub',
    'groups', (
      select coalesce(jsonb_agg(g.name order by g.place), '[]')
      from unnest(array['admin', 'staff', 'finance']) with ordinality g (name, place)
      where viewer -> 'groups' ? g.name
    ),
    'offices', (
      select coalesce(jsonb_agg(member_object(m) order by o.code), '[]')
      from office_member m
      join office o on o.id = m.office_id
      where m.sub = viewer ->> 'sub'
        and m.office_id = any (office_ids)
    ),
    'people', own_people(viewer)
  );
end
$$;

-- Whom a caller is, and the offices where they work, which this answers.
create or replace function open_own(viewer jsonb)
returns uuid[]
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  office_ids uuid[] := own_office_ids(viewer);
  set_to text;
  is_open boolean;
begin
  set_to := set_config('postroom.offices', office_ids::text, true);
  is_open := open_people(own_person_ids(viewer));
  return office_ids;
end
$$;

-- The people that a caller is, with all that is known of how to reach them; the latest 500.
create or replace function own_people(viewer jsonb)
returns jsonb
language plpgsql stable
as $$
declare
  shows_cost_centre boolean := sees_offices(viewer);
begin
  return (
    select coalesce(
      jsonb_agg(
        person_object(
          p, c, 'ALL', case when o.id is not null then office_object(o, l, shows_cost_centre) end
        )
        order by p.id desc
      ),
      '[]'
    )
    from (
      select mine.*
      from person mine
      where mine.id = any (own_person_ids(viewer))
      order by mine.id desc
      limit 500
    ) own
    join person p on p.id = own.id
    left join person_contact c on c.person_id = p.id
    left join office o on o.id = p.home_office_id
    left join location l on l.id = o.location_id
  );
end
$$;

grant execute on function me to postroom_api;
