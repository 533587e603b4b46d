-- What became of the messages about a package, latest first. For the staff of its offices, all; for everybody else, their own.
create or replace function notification_page(viewer jsonb, package_id uuid, after_id uuid, page_limit int)
returns table (id uuid, item jsonb)
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  held package_right := package_right(viewer, package_id);
begin
  return query
  select n.id, notification_object(n)
  from notification n
  where n.package_id = notification_page.package_id
    and hears_of_messages(held, n.person_id)
    and (after_id is null or n.id < after_id)
  order by n.id desc
  limit page_limit;
end
$$;

create or replace function hears_of_messages(held package_right, person_id uuid)
returns boolean
language sql immutable
as $$
  select (held.role is not null or person_id = any (held.person_ids)) is true
$$;

create or replace function notification_object(n notification)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', n.id,
    'packageId', n.package_id,
    'eventId', n.event_id,
    'personId', n.person_id,
    'kind', n.kind,
    'role', n.role,
    'channel', n.channel,
    'state', n.state,
    'reason', n.reason,
    'dueAt', as_instant(n.due_at),
    'sentAt', as_instant(n.sent_at),
    'plannedAt', as_instant(n.created_at),
    'parts', n.parts,
    'attempts', n.attempts
  )
$$;

-- Of every kind and channel what became of it for one person, or what would: null for a package or person that the viewer may
-- not ask about.
create or replace function notification_explanation(viewer jsonb, package_id uuid, person_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  held package_right := package_right(viewer, package_id);
  roles text[];
begin
  if not hears_of_messages(held, person_id) then
    return null;
  end if;
  roles := roles_in_package(notification_explanation.package_id, notification_explanation.person_id);
  if roles = '{}' then
    return null;
  end if;
  return (
    select jsonb_agg(
      jsonb_build_object(
        'kind', told.kind,
        'channel', told.channel,
        'role', coalesce(n.role::text, told.role),
        'eventId', n.event_id,
        'state', n.state,
        'reason', case
          when n.id is not null then n.reason
          else reason_not_asked(
            told.is_told,
            told.kind,
            told.channel,
            notification_explanation.package_id,
            notification_explanation.person_id
          )
        end,
        'dueAt', as_instant(n.due_at),
        'sentAt', as_instant(n.sent_at)
      )
      order by told.place
    )
    from (
      select distinct on (m.kind, m.channel) m.kind, m.channel, m.role, m.is_told, m.place
      from notification_matrix() with ordinality m (kind, role, role_rank, channel, is_told, place)
      where m.role = any (roles)
      order by m.kind, m.channel, m.is_told = 'ON' desc, m.is_told = 'OFF' desc, m.role_rank
    ) told
    left join lateral (
      select latest.*
      from notification latest
      where latest.package_id = notification_explanation.package_id
        and latest.person_id = notification_explanation.person_id
        and latest.kind = told.kind
        and latest.channel = told.channel
      order by latest.id desc
      limit 1
    ) n on true
    where n.id is not null
      or told.is_told <> 'NEVER' and told.kind <> 'CORRECTION'
  );
end
$$;

create or replace function roles_in_package(package_id uuid, person_id uuid)
returns text[]
language plpgsql stable
as $$
begin
  return array(
    select 'SENDER' from package p where p.id = roles_in_package.package_id and p.sender_id = roles_in_package.person_id
    union
    select 'RECIPIENT' from package p where p.id = roles_in_package.package_id and p.recipient_id = roles_in_package.person_id
    union
    select 'WATCHER'
    from package_watcher w
    where (w.package_id, w.person_id) = (roles_in_package.package_id, roles_in_package.person_id)
    union
    select n.role
    from notification n
    where (n.package_id, n.person_id) = (roles_in_package.package_id, roles_in_package.person_id)
  );
end
$$;

-- Why somebody would not be told of what there was nothing of yet.
create or replace function reason_not_asked(
  is_told text, kind text, channel text, package_id uuid, person_id uuid
)
returns text
language plpgsql stable
as $$
declare
  contact person_contact;
  chosen boolean := (
    select (p.kinds #>> array[reason_not_asked.kind, reason_not_asked.channel])::boolean
    from notification_preference p
    where p.person_id = reason_not_asked.person_id
  );
begin
  select c.* into contact from person_contact c where c.person_id = reason_not_asked.person_id;
  return case
    when case channel when 'EMAIL' then contact.email else contact.phone end is null then 'NO_CONTACT'
    when contact.notify_by is null or channel = 'EMAIL' and contact.email_state = 'UNSUBSCRIBED' then 'UNSUBSCRIBED'
    when channel = 'SMS' and contact.opted_out_at is not null then 'OPTED_OUT'
    when is_silent(package_id, kind) then 'OFFICE_POLICY'
    when not coalesce(chosen, is_told = 'ON' and contact.notify_by = channel) then 'SWITCHED_OFF'
  end;
end
$$;

grant execute on function notification_page, notification_explanation to postroom_api;
