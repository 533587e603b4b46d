-- How much may go out: rates that SNS keeps to the second, and budgets of a day against numbers that cost money and hear nothing
-- (docs/decisions/sending.md). A deployment sets its own in infra/settings.ts; what it does not say is as here.
create or replace function sending_limits(channel text, wanted jsonb)
returns jsonb
language sql immutable
as $$
  select case channel
    when 'SMS' then
      '{"perSecond": 15, "burst": 5, "perContact": 10, "perOffice": 500, "perDay": 2000}'
    else
      '{"perSecond": 7, "burst": 3, "perContact": 60, "perOffice": 20000, "perDay": 200000}'
  end::jsonb || coalesce(wanted -> channel, '{}')
$$;

-- How many messages may go out now. Whoever asks has the channel to himself until the end of the transaction.
create or replace function open_bucket(channel text, limits jsonb, at timestamptz)
returns int
language plpgsql
as $$
declare
  bucket sending_bucket;
  today date := (at at time zone 'UTC')::date;
begin
  select b.* into bucket from sending_bucket b where b.channel = open_bucket.channel for update;
  if bucket.channel is null then
    insert into sending_bucket (channel, tokens, filled_at, day)
    values (open_bucket.channel, (limits ->> 'burst')::int, at, today)
    on conflict on constraint sending_bucket_pkey do nothing;
    return open_bucket(channel, limits, at);
  end if;
  if bucket.day < today then
    delete from sending_day d where d.day < today - 1;
  end if;
  -- a clock that is behind that of another fills nothing
  update sending_bucket b
  set
    tokens = least(
      (limits ->> 'burst')::numeric,
      b.tokens + greatest(extract(epoch from at - b.filled_at), 0) * (limits ->> 'perSecond')::numeric
    ),
    filled_at = greatest(b.filled_at, at),
    day = greatest(b.day, today),
    taken = case when b.day < today then 0 else b.taken end
  where b.channel = open_bucket.channel
  returning b.* into bucket;
  return floor(bucket.tokens);
end
$$;

-- One change, however many messages.
create or replace function take_tokens(channel text, taken int, counted int)
returns void
language sql
as $$
  update sending_bucket b
  set
    tokens = b.tokens - take_tokens.taken,
    taken = b.taken + counted
  where b.channel = take_tokens.channel
    and (take_tokens.taken > 0 or counted > 0)
$$;

-- When the next message may go out.
create or replace function bucket_refills_at(channel text, limits jsonb)
returns timestamptz
language sql stable
as $$
  select b.filled_at + greatest(1 - b.tokens, 0) / (limits ->> 'perSecond')::numeric * interval '1 second'
  from sending_bucket b
  where b.channel = bucket_refills_at.channel
$$;

-- Counts a message against the budgets of the day, unless one of them is used up. `taken` is what this claim took already.
create or replace function is_within_budget(
  channel text, contact text, office_id uuid, taken int, limits jsonb, at timestamptz
)
returns boolean
language plpgsql
as $$
declare
  today date := (at at time zone 'UTC')::date;
  contact_id uuid := md5(today || contact)::uuid;
begin
  if exists (
    select
    from sending_bucket b
    where b.channel = is_within_budget.channel
      and b.taken + is_within_budget.taken >= (limits ->> 'perDay')::int
  ) or exists (
    select
    from sending_day d
    where d.day = today
      and d.channel = is_within_budget.channel
      and (
        d.scope_id = contact_id and d.taken >= (limits ->> 'perContact')::int
        or d.scope_id = is_within_budget.office_id and d.taken >= (limits ->> 'perOffice')::int
      )
  ) then
    return false;
  end if;
  insert into sending_day (day, channel, scope_id, taken)
  select today, is_within_budget.channel, scope.id, 1
  from unnest(array[contact_id, is_within_budget.office_id]) scope (id)
  where scope.id is not null
  on conflict on constraint sending_day_pkey do update set taken = sending_day.taken + 1;
  return true;
end
$$;

-- Whether a number is of a country that we write to: one of the beginnings of E.164. All are where none are named.
create or replace function is_allowed_number(phone text, limits jsonb)
returns boolean
language sql immutable
as $$
  select not (limits ? 'prefixes') or exists (
    select
    from jsonb_array_elements_text(limits -> 'prefixes') allowed (prefix)
    where starts_with(phone, allowed.prefix)
  )
$$;
