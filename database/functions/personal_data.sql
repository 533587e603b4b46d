-- All that is kept of somebody, as one document: who they are, their packages, the newest first, with which texts name them, what
-- they were told, and the links that speak for them. Of the caller, or, for admins, of whom they name. Nobody else is in it.
create or replace function personal_data(viewer jsonb, person_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  person_ids uuid[] := people_to_export(viewer, person_id);
  -- in bytes: an answer holds a megabyte (F58)
  most constant int := 600000;
  parcels jsonb;
  in_all int;
begin
  if cardinality(person_ids) = 0 then
    return null;
  end if;
  select count(*)
  into in_all
  from packages_to_export(person_ids, null);
  -- more than fit, since none is written in less than 200 bytes
  select coalesce(jsonb_agg(x.document order by x.registered_at desc, x.id desc), '[]')
  into parcels
  from (
    select
      parcel.id,
      parcel.registered_at,
      written.document,
      sum(octet_length(written.document::text)) over (order by parcel.registered_at desc, parcel.id desc) as written
    from packages_to_export(person_ids, most / 200) parcel
    cross join lateral personal_package(parcel, person_ids) written (document)
  ) x
  where x.written <= most;
  return jsonb_build_object(
    'exportedAt', as_instant(clock_timestamp()),
    'people', people_exported(person_ids),
    'packages', parcels,
    'packagesInAll', in_all,
    'isTruncated', jsonb_array_length(parcels) < in_all
  );
end
$$;

create or replace function people_to_export(viewer jsonb, person_id uuid)
returns uuid[]
language plpgsql stable
as $$
declare
  own_ids uuid[] := own_person_ids(viewer);
begin
  if person_id is null then
    return own_ids[1:100];
  end if;
  return array(
    select p.id
    from person p
    where p.id = people_to_export.person_id
      and ((viewer -> 'groups' ? 'admin') is true or p.id = any (own_ids))
  );
end
$$;

create or replace function people_exported(person_ids uuid[])
returns jsonb
language sql stable
as $$
  select jsonb_agg(
    person_object(p, c, 'ALL', null) - 'homeOffice'
    || jsonb_build_object('homeOffice', o.code, 'userId', p.cognito_sub)
    order by p.id
  )
  from person p
  left join person_contact c on c.person_id = p.id
  left join office o on o.id = p.home_office_id
  where p.id = any (person_ids)
$$;

-- Each once, whatever they are to it.
create or replace function packages_to_export(person_ids uuid[], most int)
returns setof package
language sql stable
as $$
  select p.*
  from package p
  where p.id in (
    select l.package_id
    from package_listing l
    where l.scope_id = any (person_ids)
      and l.facet = any_facet()
  )
  order by p.registered_at desc, p.id desc
  limit most
$$;

create or replace function personal_package(parcel package, person_ids uuid[])
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select jsonb_build_object(
      'trackingNumber', parcel.tracking_number,
      'roles', array_remove(
        array[
          case when parcel.sender_id = any (person_ids) then 'SENDER' end,
          case when parcel.recipient_id = any (person_ids) then 'RECIPIENT' end,
          case when exists (
            select from package_watcher w where w.package_id = parcel.id and w.person_id = any (person_ids)
          ) then 'WATCHER' end
        ],
        null
      ),
      'status', s.status,
      'registeredAt', as_instant(parcel.registered_at),
      'promisedAt', as_instant(parcel.promised_at),
      'updatedAt', as_instant(s.updated_at),
      'texts', personal_texts(parcel, person_ids),
      'messages', personal_messages(parcel.id, person_ids),
      'links', personal_links(parcel.id, person_ids)
    )
    from package_state s
    where s.package_id = parcel.id
  );
end
$$;

-- Which texts of the package they send or receive name them. The text itself only where they wrote it: in those of others
-- there can be neighbours and strangers, whom nobody could tell from them.
create or replace function personal_texts(parcel package, person_ids uuid[])
returns jsonb
language plpgsql stable
as $$
declare
  own personal_words[] := array(
    select personal_words_of(p.id)
    from person p
    where p.id in (parcel.sender_id, parcel.recipient_id)
      and p.id = any (person_ids)
  );
  own_subs text[] := array(select p.cognito_sub from person p where p.id = any (person_ids));
begin
  return (
    select coalesce(
      jsonb_agg(
        jsonb_build_object(
          'kind', e.kind,
          'occurredAt', as_instant(e.occurred_at),
          'field', said.field,
          'text', case when said.is_own then said.written end
        )
        order by e.version, said.field
      ),
      '[]'
    )
    from package_event e
    cross join lateral (
      select fields.*, (e.recorded_by = any (own_subs)) is true as is_own
      from (values
        ('carrierCode', unknown_code(e)),
        ('handedOverBy', e.handed_over_by),
        ('handedOverTo', e.handed_over_to),
        ('note', e.note),
        ('rawScan', e.raw_scan),
        ('reason', e.reason)
      ) fields (field, written)
    ) said
    where e.package_id = parcel.id
      and cardinality(own) > 0
      and said.written is not null
      and (said.is_own or exists (select from unnest(own) mine where mentions(said.written, mine)))
  );
end
$$;

create or replace function personal_messages(package_id uuid, person_ids uuid[])
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(
      jsonb_agg(
        jsonb_build_object(
          'kind', e.kind,
          'channel', n.channel,
          'state', n.state,
          'createdAt', as_instant(n.created_at),
          'updatedAt', as_instant(n.updated_at)
        )
        order by e.version, n.channel
      ),
      '[]'
    )
    from package_event e
    join notification n on n.event_id = e.id
    where e.package_id = personal_messages.package_id
      and n.person_id = any (person_ids)
  );
end
$$;

create or replace function personal_links(package_id uuid, person_ids uuid[])
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select coalesce(
      jsonb_agg(
        jsonb_build_object(
          'createdAt', as_instant(l.created_at),
          'expiresAt', as_instant(l.expires_at),
          'revokedAt', as_instant(l.revoked_at),
          'isForRecipient', l.person_id is not null
        )
        order by l.id
      ),
      '[]'
    )
    from tracking_link l
    where l.package_id = personal_links.package_id
      and (
        l.person_id = any (person_ids)
        or l.created_by in (select p.cognito_sub from person p where p.id = any (person_ids))
      )
  );
end
$$;

grant execute on function personal_data to postroom_api;
