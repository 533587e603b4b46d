-- For how long people are remembered: for admins.
create or replace function retention_policy_json(viewer jsonb)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
begin
  return (
    select jsonb_build_object('erasePeopleAfterDays', p.erase_people_after_days)
    from retention_policy p
    where is_admin(viewer)
  );
end
$$;

create or replace function update_retention_policy(viewer jsonb, input jsonb)
returns jsonb
language plpgsql
security definer
set search_path = public, pg_temp
as $$
declare
  days int := input ->> 'erasePeopleAfterDays';
begin
  if not is_admin(viewer) then
    return error_json('NOT_FOUND', 'There is no organisation that you may change.');
  end if;
  if days not between 1 and 36500 then
    return error_json('INVALID_INPUT', 'erasePeopleAfterDays must be from 1 to 36500, or null.');
  end if;
  update retention_policy p set erase_people_after_days = days where p.is_only;
  return jsonb_build_object('policy', retention_policy_json(viewer));
end
$$;

grant execute on function retention_policy_json, update_retention_policy to postroom_api;
