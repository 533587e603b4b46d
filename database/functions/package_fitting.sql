-- Those of the packages that fit and may be seen, in the order in which they were given.
create or replace function fitting(wanted package_conditions, package_ids uuid[], moments timestamptz[])
returns table (package_id uuid, sorted_at timestamptz)
language plpgsql stable
as $$
begin
  return query
  select p.id, named.moment
  from unnest(package_ids, moments) with ordinality named (id, moment, place)
  join package p on p.id = named.id
  join package_state s on s.package_id = p.id
  where (
      wanted.sees_all
      or p.origin_office_id = any (wanted.own_office_ids)
      or s.office_id = any (wanted.own_office_ids)
      or p.destination_office_id = any (wanted.own_office_ids)
      or p.sender_id = any (wanted.own_person_ids)
      or p.recipient_id = any (wanted.own_person_ids)
      or exists (
        select
        from package_watcher w
        where w.package_id = p.id
          and w.person_id = any (wanted.own_person_ids)
      )
    )
    and (
      wanted.office_id is null
      or wanted.office_id in (p.origin_office_id, p.destination_office_id)
      or wanted.office_id = s.office_id
    )
    and (wanted.origin_office_id is null or p.origin_office_id = wanted.origin_office_id)
    and (wanted.current_office_id is null or s.office_id = wanted.current_office_id)
    and (wanted.destination_office_id is null or p.destination_office_id = wanted.destination_office_id)
    and (wanted.statuses is null or s.status = any (wanted.statuses))
    and (wanted.person_id is null or p.sender_id = wanted.person_id or p.recipient_id = wanted.person_id)
    and (wanted.exception is null or s.open_exceptions ? wanted.exception)
    and (wanted.registered_from is null or p.registered_at >= wanted.registered_from)
    and (wanted.registered_until is null or p.registered_at < wanted.registered_until)
    and (wanted.promised_from is null or p.promised_at >= wanted.promised_from)
    and (wanted.promised_until is null or p.promised_at < wanted.promised_until)
    and (wanted.updated_from is null or s.updated_at >= wanted.updated_from)
    and (wanted.updated_until is null or s.updated_at < wanted.updated_until)
    and (wanted.carrier is null or exists (
      select
      from package_carrier_number c
      where c.package_id = p.id
        and c.carrier = wanted.carrier
    ))
    and (not wanted.has_text or fits_text(wanted, p))
  order by named.place;
end
$$;

create or replace function fits_text(wanted package_conditions, parcel package)
returns boolean
language plpgsql stable
as $$
begin
  return parcel.tracking_number = any (wanted.tracking_numbers)
    or coalesce(starts_with(parcel.tracking_number, wanted.tracking_prefix), false)
    or wanted.number_prefix is not null and exists (
      select
      from package_carrier_number c
      where c.package_id = parcel.id
        and starts_with(c.number, wanted.number_prefix)
    )
    or cardinality(wanted.words) > 0 and exists (
      select
      from unnest(array[parcel.sender_id, parcel.recipient_id]) named (id)
      join person someone on someone.id = named.id
      where is_named(someone.name, wanted.words)
    );
end
$$;
