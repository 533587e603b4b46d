-- What a viewer may do with a package.
create type package_right as (
  sees boolean,
  -- ADMIN; MANAGER or CLERK of an office of the package; null for everybody else
  role text,
  -- whose contact data: ALL, MASKED or NONE
  contacts text,
  -- the person that the viewer is: their own contact data is theirs
  person_id uuid,
  -- ALL, QUOTED or NONE
  costs text
);

-- A scan as it would be recorded, or why it cannot be.
create type scan_reading as (
  error_code text,
  error_message text,
  event package_event
);

-- what visible_package and visible_office need; contact data is not among it
grant select on package, office, office_member, office_package to postroom_api;
grant select (id, cognito_sub) on person to postroom_api;
