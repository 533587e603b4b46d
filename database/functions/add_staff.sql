-- Why a caller may not let somebody work in an office, null if they may: asked before there is an account, so that none is
-- made in vain.
create or replace function may_add_staff(viewer jsonb, input jsonb)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  if not is_admin(viewer) or not exists (select from office o where o.id = uuid_of(input ->> 'officeId')) then
    return error_json('NOT_FOUND', format('There is no office %s.', input ->> 'officeId'));
  end if;
  -- as long as a username of Cognito
  if (input ->> 'email' ~ '^[^@\s[:cntrl:]]+@[^@\s[:cntrl:]]+$' and length(input ->> 'email') <= 128) is not true then
    return error_json('INVALID_INPUT', 'email is not an address that can have an account.');
  end if;
  if (input ->> 'role' in ('CLERK', 'MANAGER')) is not true then
    return error_json('INVALID_INPUT', 'role is not CLERK or MANAGER.');
  end if;
  return null;
end
$$;

-- Lets a user work in an office, or changes their role there.
create or replace function save_staff(viewer jsonb, user_id text, office_id uuid, role text)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  member office_member;
begin
  if not is_admin(viewer) or not exists (select from office o where o.id = save_staff.office_id) then
    return error_json('NOT_FOUND', format('There is no office %s.', save_staff.office_id));
  end if;

  insert into office_member (sub, office_id, role)
  values (save_staff.user_id, save_staff.office_id, save_staff.role)
  on conflict on constraint office_member_pkey do update
  set role = excluded.role
  returning * into member;
  return jsonb_build_object('member', member_object(member));
end
$$;

grant execute on function may_add_staff, save_staff to postroom_api;
