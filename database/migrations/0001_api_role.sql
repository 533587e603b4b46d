-- The login of the API. It owns nothing: it reads what the visible_* functions need, and writes through functions only.
-- A role belongs to the whole cluster, so it may be there already.
do $$
begin
  if not exists (select from pg_roles where rolname = 'postroom_api') then
    create role postroom_api nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
end
$$;

grant usage on schema public to postroom_api;

-- what nobody was given, nobody may call
alter default privileges in schema public revoke execute on functions from public;
alter default privileges revoke execute on functions from public;
