-- What a filter says, read once: the conditions themselves, and what the viewer may see of what fits.
create or replace function conditions_of(viewer jsonb, filter jsonb, tracking_numbers jsonb)
returns package_conditions
language plpgsql stable
as $$
declare
  wanted package_conditions;
begin
  wanted.sees_all := coalesce(viewer ->> 'kind' = 'SYSTEM' or viewer -> 'groups' ?| array['admin', 'finance'], false);
  wanted.own_office_ids := own_office_ids(viewer);
  wanted.own_person_ids := own_person_ids(viewer);

  wanted.office_id := filter ->> 'officeId';
  wanted.origin_office_id := filter ->> 'originOfficeId';
  wanted.current_office_id := filter ->> 'currentOfficeId';
  wanted.destination_office_id := filter ->> 'destinationOfficeId';
  wanted.person_id := filter ->> 'personId';
  wanted.exception := filter ->> 'exception';
  wanted.carrier := filter ->> 'carrier';
  if jsonb_typeof(filter -> 'status') = 'array' then
    wanted.statuses := array(select distinct s.status from jsonb_array_elements_text(filter -> 'status') s (status));
  end if;
  wanted.registered_from := moment_of(filter #>> '{registered,from}');
  wanted.registered_until := moment_of(filter #>> '{registered,until}');
  wanted.promised_from := moment_of(filter #>> '{promised,from}');
  wanted.promised_until := moment_of(filter #>> '{promised,until}');
  wanted.updated_from := moment_of(filter #>> '{updated,from}');
  wanted.updated_until := moment_of(filter #>> '{updated,until}');
  return with_text(wanted, filter ->> 'text', filter ->> 'carrierNumber', tracking_numbers);
end
$$;

create or replace function moment_of(written text)
returns timestamptz
language plpgsql stable
as $$
begin
  if written is not null and instant_of(written) is null then
    raise exception 'a moment out of range' using errcode = 'datetime_field_overflow';
  end if;
  return instant_of(written);
end
$$;

-- A text of blanks asks for nothing; one of signs alone is the beginning of nothing. What it is as the number of a carrier
-- is told by domain/carrier-number.ts before it gets here.
drop function if exists with_text(package_conditions, text, jsonb);
create or replace function with_text(
  wanted package_conditions, written text, carrier_number text, tracking_numbers jsonb
)
returns package_conditions
language plpgsql stable
as $$
declare
  symbols text := translate(upper(written), 'OIL -', '011');
  number_prefix text := coalesce(carrier_number, without_gaps(written));
begin
  wanted.has_text := coalesce(trim(written) <> '', false);
  if not wanted.has_text then
    return wanted;
  end if;
  wanted.tracking_numbers := array(select * from jsonb_array_elements_text(tracking_numbers));
  if symbols ~ '^[0-9A-HJKMNP-TV-Z]{4,16}$' then
    wanted.tracking_prefix := symbols;
  end if;
  if length(number_prefix) >= 4 then
    wanted.number_prefix := number_prefix;
  end if;
  wanted.words := words_of(written);
  return wanted;
end
$$;

-- Whether a range ends before it begins: nothing is in it.
create or replace function has_empty_range(wanted package_conditions)
returns boolean
language sql immutable
as $$
  select coalesce(wanted.registered_from >= wanted.registered_until, false)
    or coalesce(wanted.promised_from >= wanted.promised_until, false)
    or coalesce(wanted.updated_from >= wanted.updated_until, false)
$$;
