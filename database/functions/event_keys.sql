-- What events are called that clients send, by the keys that they made (docs/decisions/keys-of-clients.md): a scan's counts where it
-- was scanned, whoever is signed in at the device, or else for its package; that of an act for who performs it.
create or replace function sent_event_id(viewer jsonb, written jsonb, package_id uuid)
returns uuid
language plpgsql stable
as $$
declare
  sent_scan_id text := written ->> 'scanId';
  key text := written ->> 'idempotencyKey';
  at_office_id uuid := uuid_of(written ->> 'officeId');
  first_id uuid := uuid_from(case when sent_scan_id is null then 'act ' || key else 'scan ' || sent_scan_id end);
begin
  -- what was recorded while a key counted everywhere
  if exists (
    select
    from package_event e
    where e.id = first_id
      and case
        when sent_scan_id is null then e.recorded_by is not distinct from viewer ->> 'sub'
        when at_office_id is null then e.package_id = sent_event_id.package_id and e.office_id is null
        else e.office_id = at_office_id
      end
  ) then
    return first_id;
  end if;
  return uuid_from(case
    when sent_scan_id is null then format('act by %s: %s', coalesce(viewer ->> 'sub', 'system'), key)
    when at_office_id is null then 'scan of ' || sent_event_id.package_id || ': ' || sent_scan_id
    else format('scan at %s: %s', at_office_id, sent_scan_id)
  end);
end
$$;
