-- How a person is found in what people wrote.

create or replace function personal_words_of(person_id uuid)
returns personal_words
language sql stable
as $$
  select row(
    array(select word from unnest(words_of(as_compared(someone.name))) word where length(word) >= 3),
    -- no single letter
    case when without_blanks(known.name) !~ '^[[:ascii:]]?$' then known.name end,
    as_compared(c.email),
    right(regexp_replace(c.phone, '[^0-9]', '', 'g'), 8)
  )::personal_words
  from person someone
  cross join lateral regexp_replace(someone.name, unseen(), '', 'g') known (name)
  left join person_contact c on c.person_id = someone.id
  where someone.id = personal_words_of.person_id
$$;

-- However it is written: without case, marks, and what cannot be seen, and with digits that are digits. What cannot be seen can
-- stand in a word, or between two.
create or replace function as_compared(written text)
returns text
language sql immutable
as $$
  select translate(
    folded(regexp_replace(written, unseen(), '', 'g'))
    || case when written ~ unseen() then ' ' || folded(regexp_replace(written, unseen(), ' ', 'g')) else '' end,
    -- the digits of Arabic, Persian, Devanagari, Bengali and Thai; those of full width and the like are folded
    '٠١٢٣٤٥٦٧٨٩' || '۰۱۲۳۴۵۶۷۸۹' || '०१२३४५६७८९' || '০১২৩৪৫৬৭৮৯' || '๐๑๒๓๔๕๖๗๘๙',
    repeat('0123456789', 5)
  )
$$;

-- What Unicode lets nobody see (Default_Ignorable_Code_Point): soft hyphens, blanks without width, marks of direction.
create or replace function unseen()
returns text
language sql immutable
as $$
  select '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f'
    || '\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]'
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
declare
  said text := as_compared(written);
begin
  return said is not null and (
    words_of(said) && sought.words
    or names_whole(said, sought.whole_name)
    or position(sought.email in said) > 0
    or position(sought.phone in regexp_replace(said, '[^0-9]', '', 'g')) > 0
  ) is true;
end
$$;

-- All words of the name, in any order; or the name without blanks anywhere, where it is long enough to be told from parts of
-- other words.
create or replace function names_whole(said text, whole_name text)
returns boolean
language plpgsql immutable
as $$
declare
  in_one constant text := without_blanks(whole_name);
begin
  return whole_name is not null and (
    words_of(said) @> words_of(whole_name)
    or (length(in_one) >= 4 or in_one !~ '^[[:ascii:]]*$') and position(in_one in without_blanks(said)) > 0
  );
end
$$;

create or replace function not_mentioning(written text, sought personal_words)
returns text
language sql immutable
as $$
  select case when not mentions(written, sought) then written end
$$;
