-- What people wrote about somebody, in the history of their packages: who they met at a hand-over, and any text that names
-- them. Nothing else of an event or a charge can change, see refuse_to_rewrite_facts and refuse_to_rewrite_charges.
create or replace function forget_texts(parcel_ids uuid[], sought personal_words, gone_sub text)
returns void
language plpgsql
as $$
begin
  update package_event e
  set
    handed_over_by = null,
    handed_over_to = null,
    reason = not_mentioning(e.reason, sought),
    note = not_mentioning(e.note, sought),
    raw_scan = not_mentioning(e.raw_scan, sought),
    carrier_code = case when not mentions(unknown_code(e), sought) then e.carrier_code end,
    recorded_by = nullif(e.recorded_by, gone_sub),
    act_hash = null,
    forgotten_at = now()
  where e.package_id = any (parcel_ids)
    and (
      num_nonnulls(e.handed_over_by, e.handed_over_to) > 0
      or mentions(e.reason, sought)
      or mentions(e.note, sought)
      or mentions(e.raw_scan, sought)
      or mentions(unknown_code(e), sought)
      or e.recorded_by = gone_sub
      -- the hash is of a name and an address too, or of a scan that takes the place of another
      or e.kind in ('COMPLETE', 'VOID') and e.act_hash is not null
    );

  update cost_line c
  set
    reason = not_mentioning(c.reason, sought),
    recorded_by = nullif(c.recorded_by, gone_sub),
    -- of the reason too
    content_hash = null
  where c.package_id = any (parcel_ids)
    and (mentions(c.reason, sought) or c.recorded_by = gone_sub);

  update package_exception x
  set reason = null
  where x.package_id = any (parcel_ids)
    and mentions(x.reason, sought);

  update package p
  set registration_hash = null
  where p.id = any (parcel_ids);
end
$$;

-- A number of a known scheme was made by a carrier. Under any other, people can have written a name.
create or replace function forget_numbers(parcel_ids uuid[], sought personal_words)
returns void
language plpgsql
as $$
begin
  with gone as (
    delete from package_carrier_number c
    where c.package_id = any (parcel_ids)
      and c.scheme is null
      and mentions(c.number, sought)
    returning c.package_id, c.number
  )
  delete from search_term t
  using gone, (select everything() as id union all select o.id from office o) scope
  where t.scope_id = scope.id
    and t.term = gone.number
    and t.subject_id = gone.package_id;
end
$$;

-- Where the person lives; the town stays, as it does for offices.
create or replace function forget_addresses(person_id uuid, parcel_ids uuid[])
returns void
language plpgsql
as $$
begin
  update location l
  set
    name = 'Erased',
    address_lines = null,
    latitude = null,
    longitude = null
  from package p
  where p.id = any (parcel_ids)
    and l.kind = 'ADDRESS'
    and (
      p.recipient_id = forget_addresses.person_id and l.id = p.destination_location_id
      or p.sender_id = forget_addresses.person_id and l.id = p.origin_location_id
    );
end
$$;

-- Files can be called after people, and the person can have begun imports when they still worked here.
create or replace function forget_imports(parcel_ids uuid[], sought personal_words, gone_sub text)
returns void
language plpgsql
as $$
begin
  update import i
  set file_name = 'Erased'
  where i.office_id in (select p.origin_office_id from package p where p.id = any (parcel_ids))
    and mentions(i.file_name, sought);

  update import i
  set started_by = i.started_by - 'sub'
  where i.started_by ->> 'sub' = gone_sub;
  perform forget_invoices(parcel_ids, sought, gone_sub);

  update cost_export e
  set requested_by = e.requested_by - 'sub'
  where e.requested_by ->> 'sub' = gone_sub;
end
$$;

-- The same of invoices; a number of a carrier is forgotten where it is of the person's packages and made of what they are called.
create or replace function forget_invoices(parcel_ids uuid[], sought personal_words, gone_sub text)
returns void
language plpgsql
as $$
begin
  update invoice_import i
  set file_name = 'Erased'
  where mentions(i.file_name, sought)
    and i.office_id in (
      select p.origin_office_id from package p where p.id = any (parcel_ids)
      union
      select c.payer_office_id from cost_line c where c.package_id = any (parcel_ids)
    );

  update invoice_import i
  set started_by = i.started_by - 'sub'
  where i.started_by ->> 'sub' = gone_sub;

  update invoice_line l
  set carrier_number = null
  where l.package_id = any (parcel_ids)
    and mentions(l.carrier_number, sought);
end
$$;
