-- Rights by which somebody could follow something, once they were taken away, whoever did it: as subscriptions name them. A
-- subscription that was checked before that, and began after it was told, would go on; so it is told again before pushes.
create table ended_right (
  id bigint generated always as identity primary key,
  told jsonb not null,
  ended_at timestamptz not null default clock_timestamp()
);

create function keep_end_of_work() returns trigger
language plpgsql
as $$
begin
  insert into ended_right (told)
  values (jsonb_build_object('userId', old.sub, 'officeId', old.office_id));
  return null;
end
$$;

create trigger work_has_ended
after delete on office_member
for each row execute function keep_end_of_work();

create function keep_end_of_watching() returns trigger
language plpgsql
as $$
begin
  insert into ended_right (told)
  values (jsonb_build_object('packageId', old.package_id, 'personId', old.person_id));
  return null;
end
$$;

create trigger watching_has_ended
after delete on package_watcher
for each row execute function keep_end_of_watching();

create function keep_end_of_person() returns trigger
language plpgsql
as $$
begin
  insert into ended_right (told)
  values (jsonb_build_object('erasedPersonId', old.id));
  return null;
end
$$;

create trigger person_has_ended
after update of cognito_sub on person
for each row
when (old.cognito_sub is not null and new.cognito_sub is distinct from old.cognito_sub)
execute function keep_end_of_person();
