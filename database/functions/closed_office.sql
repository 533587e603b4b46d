-- Why an office that is named takes no new package: null where it does, and where there is none.
create or replace function closed_office(office_id text)
returns jsonb
language plpgsql stable
as $$
begin
  return (
    select error_json('INVALID_INPUT', format('The office %s is closed: it takes no new packages.', closed_office.office_id))
    from office o
    where o.id = uuid_of(closed_office.office_id)
      and o.closed_at is not null
  );
end
$$;
