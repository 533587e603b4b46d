-- The same numbers as in domain/tracking-number.ts.

-- The symbols as a polynomial over GF(32), taken at x.
create or replace function tracking_remainder(symbols text)
returns int
language plpgsql immutable strict
as $$
declare
  remainder int := 0;
begin
  for place in 1 .. length(symbols) loop
    remainder := times_x(remainder) # (strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', substr(symbols, place, 1)) - 1);
  end loop;
  return remainder;
end
$$;

create or replace function times_x(value int)
returns int
language sql immutable
as $$
  select case when value > 15 then (value << 1) # 37 else value << 1 end
$$;

create or replace function parse_tracking_number(written text)
returns text
language plpgsql immutable strict
as $$
declare
  symbols text := translate(upper(written), 'OIL -', '011');
begin
  if symbols ~ '^[0-9A-HJKMNP-TV-Z]{16}$' and tracking_remainder(symbols) = 0 then
    return symbols;
  end if;
  return null;
end
$$;

-- 75 random bits; gen_random_uuid draws on the cryptographic source of the server.
create or replace function new_tracking_number()
returns text
language plpgsql volatile
as $$
declare
  alphabet text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  bits bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  symbols text := '';
begin
  for place in 0 .. 14 loop
    symbols := symbols || substr(alphabet, (get_byte(bits, place) & 31) + 1, 1);
  end loop;
  return symbols || substr(alphabet, times_x(tracking_remainder(symbols)) + 1, 1);
end
$$;
