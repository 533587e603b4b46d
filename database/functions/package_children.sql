-- What belongs to a package, each for whoever may see it already.

-- Staff and finance, as in visible_office.
create or replace function shows_cost_centre(held package_right)
returns boolean
language sql immutable
as $$
  select held.role is not null or held.costs = 'ALL'
$$;

create or replace function shows_address(held package_right)
returns boolean
language sql immutable
as $$
  select held.contacts <> 'NONE'
$$;

create or replace function office_of(office_id uuid, shows_cost_centre boolean)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select office_object(o, l, shows_cost_centre)
    from office o
    join location l on l.id = o.location_id
    where o.id = office_of.office_id
  );
end
$$;

create or replace function location_of(location_id uuid, shows_address boolean)
returns jsonb
language plpgsql stable
as $$
begin
  return (select location_object(l, shows_address) from location l where l.id = location_of.location_id);
end
$$;

create or replace function person_of(person_id uuid, held package_right)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select person_object(
      p,
      c,
      case when p.id = any (held.person_ids) then 'ALL' else held.contacts end,
      case when o.id is not null then office_object(o, l, shows_cost_centre(held)) end
    )
    from person p
    left join person_contact c on c.person_id = p.id
    left join office o on o.id = p.home_office_id
    left join location l on l.id = o.location_id
    where p.id = person_of.person_id
  );
end
$$;

create or replace function open_exceptions_of(package_id uuid)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(jsonb_agg(exception_object(x) order by x.opened_at, x.kind), '[]')
    from package_exception x
    where x.package_id = open_exceptions_of.package_id
      and x.closed_at is null
  );
end
$$;

create or replace function exception_object(exception package_exception)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', exception.id,
    'kind', exception.kind,
    'openedAt', as_instant(exception.opened_at),
    'closedAt', as_instant(exception.closed_at),
    'reason', exception.reason,
    'responsibleParty', exception.responsible_party,
    'openedByEventId', exception.opened_by_event_id,
    'needsAction', exception.needs_action
  )
$$;

-- The latest events within the bounds, in the order in which they happened.
drop function if exists events_of(package, package_state, package_right, int);
create or replace function events_of(
  p package, s package_state, held package_right, latest int,
  happened_by timestamptz default 'infinity', known_by timestamptz default 'infinity'
)
returns jsonb
language plpgsql stable
as $$
declare
  is_staff boolean := held.role is not null;
begin
  return (
    select coalesce(jsonb_agg(
      event_object(
        e,
        p.tracking_number,
        case when o.id is not null then office_object(o, at_office, shows_cost_centre(held)) end,
        case when l.id is not null then location_object(l, shows_address(held)) end,
        is_staff,
        e.id <> all (s.uncounted_event_ids) and e.id <> all (s.voided_event_ids),
        e.id = any (s.voided_event_ids)
      )
      order by e.ordered_at, event_rank(e.kind), e.id
    ), '[]')
    from (
      select e.*
      from package_event e
      where e.package_id = p.id
        and e.ordered_at <= happened_by
        and e.recorded_at <= known_by
      order by e.ordered_at desc, event_rank(e.kind) desc, e.id desc
      limit latest
    ) latest_event
    join package_event e on e.id = latest_event.id
    left join office o on o.id = e.office_id
    left join location at_office on at_office.id = o.location_id
    left join location l on l.id = e.location_id
  );
end
$$;

-- The latest charges, in the order in which they were entered. Moments are known to the millisecond.
drop function if exists cost_lines_of(uuid, package_right, int);
create or replace function cost_lines_of(
  package_id uuid, held package_right, latest int, known_by timestamptz default 'infinity'
)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(jsonb_agg(
      cost_line_object(c, o, l, shows_cost_centre(held))
      order by c.created_at, c.id
    ), '[]')
    from (
      select c.*
      from cost_line c
      where c.package_id = cost_lines_of.package_id
        and c.created_at < known_by + interval '1 millisecond'
        and (held.costs = 'ALL' or held.costs = 'QUOTED' and c.stage = 'QUOTED')
      order by c.created_at desc, c.id desc
      limit latest
    ) c
    join office o on o.id = c.payer_office_id
    join location l on l.id = o.location_id
  );
end
$$;
