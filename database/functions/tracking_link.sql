-- Ways to a package for people without an account. Who may make them is told by the viewer's right to the package.

-- 130 random bits, from the same source as tracking numbers.
create or replace function new_link_secret()
returns text
language plpgsql volatile
as $$
declare
  bits bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
begin
  return (
    select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(bits, place) & 31) + 1, 1), '')
    from generate_series(0, 25) place
  );
end
$$;

-- Too long to be guessed, so it needs no salt.
create or replace function link_hash(secret text)
returns bytea
language sql immutable
as $$
  select sha256(convert_to(secret, 'UTF8'))
$$;

-- Admins, the staff of the package's offices, its sender and its recipient: neither who only watches nor who only counts money.
create or replace function may_link(viewer jsonb, parcel package)
returns boolean
language plpgsql stable
as $$
declare
  held package_right := package_right(viewer, parcel.id);
begin
  return (
    held.role is not null
    or parcel.sender_id = any (held.person_ids)
    or parcel.recipient_id = any (held.person_ids)
  ) is true;
end
$$;

-- As who may set how the recipient hears: the link's holder can, and a clerk would be its first.
create or replace function may_link_for_recipient(viewer jsonb, parcel package)
returns boolean
language plpgsql stable
as $$
declare
  held package_right := package_right(viewer, parcel.id);
begin
  return (held.role in ('MANAGER', 'ADMIN') or parcel.recipient_id = any (held.person_ids)) is true;
end
$$;

-- The secret leaves the database in this answer, and never again.
create or replace function create_tracking_link(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  days int := coalesce((input ->> 'expiresAfterDays')::int, 90);
  is_for_recipient boolean := coalesce((input ->> 'isForRecipient')::boolean, false);
  secret text := new_link_secret();
  parcel package;
  fault text;
  made tracking_link;
begin
  if days not between 1 and 365 then
    return error_json('INVALID_INPUT', 'expiresAfterDays must be from 1 to 365.');
  end if;
  -- of two at once, the other one counts
  select p.* into parcel from package p where p.id = uuid_of(input ->> 'packageId') for no key update;
  if parcel.id is null or not may_link(viewer, parcel) then
    return error_json('NOT_FOUND', format('There is no package %s.', input ->> 'packageId'));
  end if;
  fault := fault_of_link(viewer, parcel, is_for_recipient);
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;

  insert into tracking_link (package_id, person_id, secret_hash, created_by, expires_at)
  values (
    parcel.id,
    case when is_for_recipient then parcel.recipient_id end,
    link_hash(secret),
    viewer ->> 'sub',
    clock_timestamp() + days * interval '1 day'
  )
  returning * into made;
  return jsonb_build_object('newLink', jsonb_build_object('link', link_object(made), 'secret', secret));
end
$$;

create or replace function fault_of_link(viewer jsonb, parcel package, is_for_recipient boolean)
returns text
language plpgsql stable
as $$
begin
  return case
    when is_for_recipient and not may_link_for_recipient(viewer, parcel)
      then 'isForRecipient is for the recipient and the managers of the package''s offices.'
    when is_for_recipient and not exists (
      select from person r where r.id = parcel.recipient_id and r.erased_at is null
    ) then 'isForRecipient needs a package whose recipient is known.'
    when (
      select count(*)
      from tracking_link k
      where k.package_id = parcel.id
        and is_live(k)
    ) >= 100 then 'The package has 100 links already: revoke some first.'
  end;
end
$$;

create or replace function is_live(k tracking_link)
returns boolean
language sql stable
as $$
  select k.revoked_at is null and k.expires_at > clock_timestamp()
$$;

create or replace function link_object(k tracking_link)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', k.id,
    'packageId', k.package_id,
    'isForRecipient', k.person_id is not null,
    'createdAt', as_instant(k.created_at),
    'expiresAt', as_instant(k.expires_at)
  )
$$;

-- Null for a link that is not there, or not the viewer's to end. Ending it again changes nothing.
create or replace function revoke_tracking_link(viewer jsonb, link_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  link tracking_link;
begin
  select k.*
  into link
  from tracking_link k
  join package p on p.id = k.package_id
  where k.id = link_id
    and may_link(viewer, p);
  if link.id is null then
    return null;
  end if;
  update tracking_link k
  set revoked_at = coalesce(k.revoked_at, clock_timestamp())
  where k.id = link.id;
  return link_object(link);
end
$$;

create or replace function tracking_links(viewer jsonb, package_id uuid)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  -- asked first: what is read after it is open
  perform package_right(viewer, tracking_links.package_id);
  if not exists (select from package p where p.id = tracking_links.package_id and may_link(viewer, p)) then
    return null;
  end if;
  return (
    select coalesce(jsonb_agg(link_object(k) order by k.id desc), '[]')
    from (
      select k.*
      from tracking_link k
      where k.package_id = tracking_links.package_id
        and k.revoked_at is null
      order by k.id desc
      limit 100
    ) k
  );
end
$$;

grant execute on function create_tracking_link, revoke_tracking_link, tracking_links to postroom_api;
