-- How what clients write is read.

-- The moment, if it is written as an AWSDateTime: an instant with its offset, which in UTC has a year of four digits too.
create or replace function instant_of(written text)
returns timestamptz
language plpgsql stable
as $$
begin
  if written ~ '^\d{4}-\d\d-\d\dT\d\d(:\d\d){1,2}([.]\d+)?(Z|[+-]\d\d(:?\d\d){0,2})$'
    and pg_input_is_valid(written, 'timestamptz')
    and written::timestamptz >= timestamptz '0001-01-01 00:00:00Z'
    and written::timestamptz < timestamptz '10000-01-01 00:00:00Z'
  then
    return date_trunc('milliseconds', written::timestamptz);
  end if;
  return null;
end
$$;

-- The id, if it can be one: an id that is not a UUID is the id of nothing.
create or replace function uuid_of(written text)
returns uuid
language plpgsql immutable
as $$
begin
  if pg_input_is_valid(written, 'uuid') then
    return written::uuid;
  end if;
  return null;
end
$$;

-- Of a language in BCP 47: for the longest that has all its parts RFC 5646 reckons with 35 characters.
create or replace function is_language(written text)
returns boolean
language sql immutable
as $$
  select written ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' and length(written) <= 35
$$;

-- The same id for the same name, always (UUID version 8).
create or replace function uuid_from(name text)
returns uuid
language plpgsql immutable
as $$
declare
  bits bytea := substr(sha256(convert_to(name, 'UTF8')), 1, 16);
begin
  bits := set_byte(bits, 6, get_byte(bits, 6) & 15 | 128);
  bits := set_byte(bits, 8, get_byte(bits, 8) & 63 | 128);
  return encode(bits, 'hex')::uuid;
end
$$;

-- The first of the named texts that is longer than it may be.
create or replace function too_long(input jsonb, limits jsonb)
returns text
language plpgsql immutable
as $$
begin
  return (
    select l.name || ' is longer than ' || l.most || ' characters.'
    from jsonb_each_text(limits) l (name, most)
    where length(input ->> l.name) > l.most::int
    order by l.name
    limit 1
  );
end
$$;

-- What was sent is told again in part only: it can be as long as a request.
create or replace function error_json(code text, message text)
returns jsonb
language sql immutable
as $$
  select jsonb_build_object('error', jsonb_build_object(
    'code', code,
    'message', case when length(message) > 300 then left(message, 299) || '…' else message end
  ))
$$;
