-- What a policy would have told in some days of an office, beside what was told: null for whoever does not manage the office.
create or replace function simulate_notifications(
  viewer jsonb, office_id uuid, policy jsonb, from_on date, to_on date, prices jsonb
)
returns jsonb
language plpgsql stable
security definer
set search_path = public, pg_temp
as $$
declare
  fault text := fault_of_notification_policy(policy);
  simulated office;
begin
  if fault is not null then
    return error_json('INVALID_INPUT', fault);
  end if;
  select o.* into simulated
  from office o
  where o.id = simulate_notifications.office_id
    and (is_admin(viewer) or manages_office(viewer, o.id));
  if simulated.id is null then
    return null;
  end if;
  simulated := with_notification_policy(simulated, policy);
  return jsonb_build_object(
    'simulation',
    jsonb_build_object(
      'policy', jsonb_build_object(
        'silentKinds', to_jsonb(simulated.silent_kinds),
        'quietFrom', to_char(simulated.quiet_from, 'HH24:MI:SS'),
        'quietUntil', to_char(simulated.quiet_until, 'HH24:MI:SS')
      )
    ) || comparison_of_news(
      simulated,
      from_on::timestamp at time zone simulated.time_zone,
      (to_on + 1)::timestamp at time zone simulated.time_zone,
      prices
    )
  );
end
$$;

-- As update_office_policy takes it.
create or replace function fault_of_notification_policy(policy jsonb)
returns text
language sql immutable
as $$
  select case
    when jsonb_typeof(policy -> 'silentKinds') = 'array' and jsonb_array_length(policy -> 'silentKinds') > 17
      then 'silentKinds names more kinds of messages than there are: 17.'
    when (policy ->> 'quietFrom' is null) <> (policy ->> 'quietUntil' is null)
      or not is_clock_time(policy ->> 'quietFrom')
      or not is_clock_time(policy ->> 'quietUntil')
      then 'quietFrom and quietUntil belong together, and must be times such as 22:00.'
  end
$$;

-- What is not given stays as the office has it.
create or replace function with_notification_policy(known office, policy jsonb)
returns office
language plpgsql immutable
as $$
begin
  if jsonb_typeof(policy -> 'silentKinds') = 'array' then
    known.silent_kinds := array(
      select distinct k.kind from jsonb_array_elements_text(policy -> 'silentKinds') k (kind) order by k.kind
    );
  end if;
  known.quiet_from := coalesce((policy ->> 'quietFrom')::time, known.quiet_from);
  known.quiet_until := coalesce((policy ->> 'quietUntil')::time, known.quiet_until);
  return known;
end
$$;

-- What became of each piece of news, and what would have: the first of a message stands for all of it.
create or replace function outcomes_of_news(policy office, since timestamptz, until timestamptz)
returns table (
  is_simulated boolean, channel text, kind text, is_told boolean, is_silenced boolean, is_late boolean, is_night boolean, parts int
)
language sql stable
as $$
  select
    true, r.channel, r.kind, r.fate = 'TOLD', r.fate = 'SILENCED', r.is_late, r.is_night,
    -- of what waited goes out together what was due in the same five minutes, up to 20
    case
      when r.fate = 'TOLD' and (
        not r.is_late
        or row_number() over (partition by r.person_id, r.channel, r.fate, r.is_late, bucket_of(r.due_at)) % 20 = 1
      )
        then 1
    end
  from replay(policy, since - interval '2 days', until) r
  where r.asked_at >= since
  union all
  select
    false, n.channel, n.kind, told.is_told, n.state = 'SUPPRESSED' and n.reason = 'OFFICE_POLICY',
    n.due_at > n.created_at, is_quiet(coalesce(n.sent_at, n.due_at), night_of(r.rhythm)),
    case
      when told.is_told and (
        n.message_id is null or row_number() over (partition by n.message_id, told.is_told) = 1
      )
        then coalesce(n.parts, 1)
    end
  from notification n
  cross join lateral (
    select n.state = 'SENT' or n.state in ('QUEUED', 'DEFERRED') and n.reason is distinct from 'UNCONFIRMED' as is_told
  ) told
  cross join lateral (select rhythm_of(n.person_id, n.package_id) as rhythm) r
  where n.office_id = policy.id
    and n.created_at >= since
    and n.created_at < until
$$;

-- Whatever the quiet hours are.
create or replace function night_of(rhythm notification_rhythm)
returns notification_rhythm
language sql immutable
as $$
  select row(rhythm.time_zone, '22:00'::time, '07:00'::time, 0)::notification_rhythm
$$;

create or replace function comparison_of_news(
  policy office, since timestamptz, until timestamptz, prices jsonb
)
returns jsonb
language sql stable
as $$
  with outcome as materialized (
    select n.* from outcomes_of_news(policy, since, until) n
  ),
  counted as (
    select
      o.is_simulated, o.channel, o.kind,
      count(*) filter (where o.is_told) as told,
      count(*) filter (where o.is_silenced) as silenced,
      count(*) filter (where o.is_told and o.is_late) as waited,
      count(*) filter (where o.is_told and o.is_night) as at_night,
      count(o.parts) as messages,
      coalesce(sum(o.parts), 0) as parts
    from outcome o
    group by grouping sets ((o.is_simulated, o.channel), (o.is_simulated, o.channel, o.kind))
  )
  select jsonb_build_object(
    'channels', (
      select jsonb_agg(
        jsonb_build_object(
          'channel', c.name,
          'pricePerThousand', money_object((prices ->> c.name)::numeric(30, 4), 'USD'),
          'simulated', volume_of_messages(s.volume, c.name, prices),
          'actual', volume_of_messages(a.volume, c.name, prices)
        )
        order by c.place
      )
      from (values ('EMAIL', 1), ('SMS', 2)) c (name, place)
      left join lateral (
        select to_jsonb(k) as volume from counted k where k.is_simulated and k.channel = c.name and k.kind is null
      ) s on true
      left join lateral (
        select to_jsonb(k) as volume from counted k where not k.is_simulated and k.channel = c.name and k.kind is null
      ) a on true
    ),
    'kinds', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object(
            'kind', k.kind,
            'channel', k.channel,
            'simulated', volume_of_news(k.simulated),
            'actual', volume_of_news(k.actual)
          )
          order by k.kind, k.channel
        ),
        '[]'
      )
      from (
        select
          c.kind,
          c.channel,
          (jsonb_agg(to_jsonb(c)) filter (where c.is_simulated)) -> 0 as simulated,
          (jsonb_agg(to_jsonb(c)) filter (where not c.is_simulated)) -> 0 as actual
        from counted c
        where c.kind is not null
        group by c.kind, c.channel
        having sum(c.told + c.silenced) > 0
      ) k
    )
  )
$$;

create or replace function volume_of_news(counted jsonb)
returns jsonb
language sql immutable
as $$
  select jsonb_build_object(
    'toldCount', coalesce((counted ->> 'told')::int, 0),
    'silencedCount', coalesce((counted ->> 'silenced')::int, 0),
    'waitedCount', coalesce((counted ->> 'waited')::int, 0),
    'nightCount', coalesce((counted ->> 'at_night')::int, 0)
  )
$$;

-- Text messages are paid by their parts.
create or replace function volume_of_messages(counted jsonb, channel text, prices jsonb)
returns jsonb
language sql immutable
as $$
  select volume_of_news(counted) || jsonb_build_object(
    'messageCount', v.messages,
    'joinedCount', coalesce((counted ->> 'told')::int, 0) - v.messages,
    'partCount', case when channel = 'SMS' then v.parts end,
    'price', money_object(
      (case when channel = 'SMS' then v.parts else v.messages end * (prices ->> channel)::numeric / 1000)::numeric(30, 4), 'USD'
    )
  )
  from (
    select coalesce((counted ->> 'messages')::int, 0) as messages, coalesce((counted ->> 'parts')::int, 0) as parts
  ) v
$$;

grant execute on function simulate_notifications to postroom_api;
