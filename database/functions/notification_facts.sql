-- What the text of a message is made from. Nothing in it is about a person.
create or replace function notification_facts(notification_id uuid)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'notificationId', n.id,
    'kind', n.kind,
    'role', n.role,
    'trackingNumber', p.tracking_number,
    'officeName', o.name,
    'occurredAt', as_instant(e.occurred_at),
    'occurredZone', e.time_zone,
    'expectedAt', as_instant(coalesce(d.expected_at, p.promised_at)),
    'expectedZone', destination.time_zone,
    'responsibleParty', case when n.kind = 'DELAYED' then e.responsible_party end,
    'correctedKind', wrong.kind
  )
  from notification n
  join package p on p.id = n.package_id
  join package_event e on e.id = n.event_id
  left join delay_due d on d.package_id = p.id
  left join office destination on destination.id = p.destination_office_id
  left join lateral (
    select told.kind
    from notification told
    where told.event_id = e.voids_event_id
      and told.person_id = n.person_id
    limit 1
  ) wrong on n.kind = 'CORRECTION'
  left join office o on o.id = case
    when n.kind in ('STALLED', 'UNCLAIMED') then office_in_charge(p.id)
    when n.kind <> 'CORRECTION' then e.office_id
  end
  where n.id = notification_facts.notification_id
$$;
