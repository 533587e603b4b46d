-- Which lists a package stands in. A facet is a number, since there are some fifteen rows for each package.

-- The scope of those who see all.
create or replace function everything()
returns uuid
language sql immutable
as $$
  select '00000000-0000-0000-0000-000000000000'::uuid
$$;

create or replace function any_facet()
returns int
language sql immutable
as $$
  select 0
$$;

-- ORIGIN, CURRENT or DESTINATION: what the office of the scope is to the package.
create or replace function role_facet(role text)
returns int
language sql immutable
as $$
  select array_position(array['ORIGIN', 'CURRENT', 'DESTINATION'], role)
$$;

create or replace function status_facet(status text)
returns int
language sql immutable
as $$
  select 100 + array_position(
    array[
      'REGISTERED', 'ACCEPTED', 'IN_TRANSIT', 'AT_HUB', 'ARRIVED', 'READY_FOR_PICKUP', 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED',
      'DELIVERED', 'RETURNING', 'RETURNED', 'CANCELLED', 'LOST', 'DISPOSED'
    ],
    status
  )
$$;

create or replace function exception_facet(kind text)
returns int
language sql immutable
as $$
  select 200 + array_position(
    array[
      'DELAYED', 'STALLED', 'ON_HOLD', 'DAMAGED', 'MISROUTED', 'ADDRESS_PROBLEM', 'CUSTOMS', 'REFUSED', 'UNMATCHED_RECIPIENT',
      'UNCLAIMED', 'CUSTODY_GAP', 'CLOCK_SKEW'
    ],
    kind
  )
$$;

create or replace function carrier_facet(carrier text)
returns int
language sql immutable
as $$
  select 300 + array_position(array['UPS', 'FEDEX', 'USPS', 'DHL', 'POST', 'OTHER'], carrier)
$$;

-- The week of the last update: it changes once or twice in the life of a package, and not with every scan.
create or replace function week_facet(moment timestamptz)
returns int
language sql stable
as $$
  select 10000 + floor(extract(epoch from moment) / 604800)::int
$$;

create or replace function listing_of(
  parcel package, status text, office_id uuid, open_exceptions jsonb, updated_at timestamptz
)
returns table (scope_id uuid, facet int)
language sql stable
as $$
  select scope.id, f.facet
  from unnest(array[
    everything(), parcel.origin_office_id, listing_of.office_id, parcel.destination_office_id
  ]) scope (id)
  cross join (
    select unnest(array[any_facet(), status_facet(listing_of.status), week_facet(listing_of.updated_at)])
    union all
    select exception_facet(x.kind)
    from jsonb_object_keys(listing_of.open_exceptions) x (kind)
    union all
    select carrier_facet(c.carrier)
    from package_carrier_number c
    where c.package_id = parcel.id
      and c.carrier is not null
  ) f (facet)
  where scope.id is not null
  union
  select part.id, part.facet
  from (values
    (parcel.origin_office_id, role_facet('ORIGIN')),
    (listing_of.office_id, role_facet('CURRENT')),
    (parcel.destination_office_id, role_facet('DESTINATION')),
    (parcel.sender_id, any_facet()),
    (parcel.recipient_id, any_facet())
  ) part (id, facet)
  where part.id is not null
  union
  select w.person_id, any_facet()
  from package_watcher w
  where w.package_id = parcel.id
$$;

-- Puts a package into every list it belongs in and is not in yet.
create or replace function list_package(package_id uuid)
returns void
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
  insert into package_listing (scope_id, facet, registered_at, package_id, promised_at)
  select l.scope_id, l.facet, p.registered_at, p.id, p.promised_at
  from package p
  join package_state s on s.package_id = p.id
  cross join lateral listing_of(p, s.status, s.office_id, s.open_exceptions, s.updated_at) l
  where p.id = list_package.package_id
  on conflict on constraint package_listing_pkey do update
  set promised_at = excluded.promised_at
  where package_listing.promised_at is distinct from excluded.promised_at;

  perform keep_terms(
    p.id, array[everything(), p.origin_office_id, s.office_id, p.destination_office_id]
  )
  from package p
  join package_state s on s.package_id = p.id
  where p.id = list_package.package_id;
end
$$;
