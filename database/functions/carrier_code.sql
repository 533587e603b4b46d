-- What a carrier's code means to us; what we do not understand is a note.
create or replace function meaning_of_carrier_code(system text, code text)
returns carrier_code_meaning
language plpgsql stable
as $$
declare
  meaning carrier_code_meaning;
begin
  select m.* into meaning
  from carrier_code_meaning m
  where m.system = meaning_of_carrier_code.system
    and m.code = name_of_carrier_code(meaning_of_carrier_code.system, meaning_of_carrier_code.code);
  meaning.kind := coalesce(meaning.kind, 'NOTE');
  return meaning;
end
$$;

-- What stands where a code does and is none that we know: people can have written anything there.
create or replace function unknown_code(event package_event)
returns text
language plpgsql stable
as $$
begin
  if exists (
    select
    from carrier_code_meaning m
    where m.system = event.carrier_code_system
      and m.code = name_of_carrier_code(event.carrier_code_system, event.carrier_code)
  ) then
    return null;
  end if;
  return event.carrier_code;
end
$$;

-- In lower case, and of EPCIS the name alone: urn:epcglobal:cbv:bizstep:departing, https://ref.gs1.org/cbv/BizStep-departing
-- and cbv:BizStep-departing are departing.
create or replace function name_of_carrier_code(system text, code text)
returns text
language sql immutable
as $$
  select case
    when system = 'EPCIS' then regexp_replace(
      lower(trim(code)),
      '^(urn:epcglobal:cbv:(bizstep|disp):|(https?://(ref|ns)[.]gs1[.]org/(cbv|voc)/|cbv:)(bizstep|disp)-)',
      ''
    )
    else lower(trim(code))
  end
$$;
