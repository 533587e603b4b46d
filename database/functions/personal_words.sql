-- How a person is found in what people wrote.

create or replace function personal_words_of(person_id uuid)
returns personal_words
language sql stable
as $$
  select row(
    array(select word from unnest(words_of(someone.name)) word where length(word) >= 3),
    case
      when length(someone.name) >= 4 or someone.name !~ '^[[:ascii:]]*$' then nullif(without_blanks(someone.name), '')
    end,
    lower(c.email),
    right(c.phone, 8)
  )::personal_words
  from person someone
  left join person_contact c on c.person_id = someone.id
  where someone.id = personal_words_of.person_id
$$;

create or replace function without_blanks(written text)
returns text
language sql immutable
as $$
  select regexp_replace(folded(written) collate "pg_unicode_fast", '[^[:alnum:]]+', '', 'g')
$$;

-- Whether a text holds a word of the name, the name as a whole, the address or the number, however it is written.
create or replace function mentions(written text, sought personal_words)
returns boolean
language plpgsql immutable
as $$
begin
  return written is not null and (
    words_of(written) && sought.words
    or position(sought.whole_name in without_blanks(written)) > 0
    or position(sought.email in lower(written)) > 0
    or position(sought.phone in regexp_replace(written, '[^0-9]', '', 'g')) > 0
  ) is true;
end
$$;

create or replace function not_mentioning(written text, sought personal_words)
returns text
language sql immutable
as $$
  select case when not mentions(written, sought) then written end
$$;
