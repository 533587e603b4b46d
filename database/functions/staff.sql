create or replace function open_staff(viewer jsonb, office_id uuid)
returns boolean
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return open_office(case
    when viewer -> 'groups' ?| array['admin', 'finance'] then open_staff.office_id
  end);
end
$$;

-- Who works in an office: for admin and finance.
create or replace function staff_page(viewer jsonb, office_id uuid, after_user_id text, most int)
returns table (user_id text, item jsonb)
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not open_staff(viewer, staff_page.office_id) then
    return;
  end if;
  return query
  select m.sub, member_object(m)
  from office_member m
  where m.office_id = staff_page.office_id
    and (after_user_id is null or m.sub > after_user_id)
  order by m.sub
  limit most;
end
$$;

-- Ends somebody's work in an office.
create or replace function remove_staff(viewer jsonb, office_id uuid, user_id text)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  former office_member;
begin
  delete from office_member m
  where m.office_id = remove_staff.office_id
    and m.sub = remove_staff.user_id
    and is_admin(viewer)
  returning * into former;
  if former.sub is null then
    return error_json('NOT_FOUND', 'Nobody of this id works there.');
  end if;
  return jsonb_build_object('member', member_object(former));
end
$$;

create or replace function member_object(m office_member)
returns jsonb
language sql immutable
as $$
  select jsonb_build_object('userId', m.sub, 'officeId', m.office_id, 'role', m.role)
$$;

grant execute on function staff_page, remove_staff to postroom_api;
