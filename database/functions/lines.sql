-- What people write on one line: names of people, offices and places, and keys.

-- Whether something of it can be seen, and nothing in it is a control character or turns the direction of what follows.
create or replace function is_line(written text)
returns boolean
language sql immutable
as $$
  select written !~ '[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]'
    and written ~ '[^[:space:]\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u180b-\u180f\u2000-\u200f\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]'
$$;

-- What a client makes up so that nothing is done twice.
create or replace function is_key(written text)
returns boolean
language sql immutable
as $$
  select written ~ '^\S(.{6,62}\S)$' and is_line(written)
$$;

-- Longer texts may have lines and tabs.
create or replace function holds_control(written text)
returns boolean
language sql immutable
as $$
  select written ~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]'
$$;
