-- What would have become of messages under another policy. Who was to hear of what is as the ledger has it, which keeps also what
-- was not sent: what people have chosen since does not change it. Nobody is told anything.

-- What people were to hear of packages that went to an office, and from when on that was not worth telling any more.
create or replace function news_of(policy office, since timestamptz, until timestamptz)
returns table (
  id uuid, person_id uuid, channel text, kind text, event_id uuid, asked_at timestamptz, is_out_of_reach boolean,
  is_refused boolean, ended_at timestamptz, void_at timestamptz, void_id uuid, corrects_event_id uuid, rhythm notification_rhythm
)
language sql stable
as $$
  select
    n.id, n.person_id, n.channel, n.kind, n.event_id, n.created_at,
    n.state = 'SUPPRESSED' and n.reason in ('ERASED', 'NO_CONTACT', 'UNSUBSCRIBED'),
    was_refused(n),
    ends.at,
    void.recorded_at, void.id, own.voids_event_id,
    rhythm_under(chosen, case when home.id = policy.id then policy else home end, policy)
  from notification n
  join package_event own on own.id = n.event_id
  join person someone on someone.id = n.person_id
  left join office home on home.id = someone.home_office_id
  left join notification_preference chosen on chosen.person_id = n.person_id
  left join package_event void on void.package_id = n.package_id and void.voids_event_id = n.event_id
  left join lateral (
    select min(e.recorded_at) as at
    from (
      select e.version, e.status, e.recorded_at, lead(e.recorded_at) over (order by e.version) as until
      from package_event e
      where e.package_id = n.package_id
    ) e
    where e.version >= own.version
      and (e.recorded_at > n.created_at or n.reason = 'OFFICE_POLICY' and (e.until > n.created_at) is not false)
      and not notice_holds_in(n.kind, e.status)
  ) gone on true
  left join lateral (
    select min(newer.created_at) as at
    from notification newer
    join package_event later on later.id = newer.event_id
    where newer.package_id = n.package_id
      and newer.person_id = n.person_id
      and newer.channel = n.channel
      and newer.kind = n.kind
      and newer.kind <> 'CORRECTION'
      and newer.created_at > n.created_at
      and (newer.state <> 'SUPPRESSED' or newer.reason = 'OFFICE_POLICY' or newer.updated_at > newer.created_at)
      and (later.ordered_at, event_rank(later.kind), later.id, newer.reminder)
        > (own.ordered_at, event_rank(own.kind), own.id, n.reminder)
  ) said on true
  left join package_exception x
    on x.package_id = n.package_id
    and x.opened_by_event_id = n.event_id
    and notice_of_exception(x.kind) = n.kind
    and (x.closed_at > n.created_at or n.reason = 'OFFICE_POLICY')
  cross join lateral (
    select least(
      void.recorded_at, gone.at, said.at, x.closed_at, case n.reason when 'SUPERSEDED' then n.updated_at end
    ) as at
  ) ends
  where n.office_id = policy.id
    and n.created_at >= since
    and n.created_at < until
$$;

-- For a reason that is none of the policy's. Of what the policy kept back, as people have it now.
create or replace function was_refused(n notification)
returns boolean
language plpgsql stable
as $$
declare
  contact person_contact;
begin
  if n.state = 'SUPPRESSED' and n.reason = 'OFFICE_POLICY' then
    select c.* into contact from person_contact c where c.person_id = n.person_id;
    return is_switched_off(n) or refusal_of(contact, n.channel, '{}') is not null;
  end if;
  return n.state = 'FAILED'
    or n.state = 'SUPPRESSED' and n.reason <> 'SUPERSEDED'
    or n.state = 'DEFERRED' and n.reason = 'UNCONFIRMED';
end
$$;

-- Corrections that were not planned, since nobody had heard the mistake: whether they would have is seen in the replay.
create or replace function news_with_corrections(policy office, since timestamptz, until timestamptz)
returns table (
  id uuid, person_id uuid, channel text, kind text, event_id uuid, asked_at timestamptz, is_out_of_reach boolean,
  is_refused boolean, ended_at timestamptz, is_voided boolean, corrects_event_id uuid, rhythm notification_rhythm
)
language sql stable
as $$
  with news as materialized (
    select n.* from news_of(policy, since, until) n
  )
  select
    n.id, n.person_id, n.channel, n.kind, n.event_id, n.asked_at, n.is_out_of_reach, n.is_refused, n.ended_at, n.void_id is not null,
    n.corrects_event_id, n.rhythm
  from news n
  union all
  select
    n.id, n.person_id, n.channel, 'CORRECTION', n.void_id, n.void_at, n.is_out_of_reach, n.is_refused, null, false, n.event_id, n.rhythm
  from news n
  where n.void_at > n.asked_at
    and not exists (
      select
      from notification known
      where known.event_id = n.void_id
        and known.person_id = n.person_id
        and known.channel = n.channel
    )
$$;

-- What becomes of each of them, in the order in which they came.
create or replace function replay(policy office, since timestamptz, until timestamptz)
returns table (
  person_id uuid, channel text, kind text, asked_at timestamptz, fate text, due_at timestamptz, is_late boolean, is_night boolean
)
language plpgsql stable
rows 1000
as $$
declare
  n record;
  turn record;
  -- of one person and channel: what waits, and which mistakes were heard
  gathering notification_turn[];
  mistakes uuid[];
begin
  for n in
    select * from news_with_corrections(policy, since, until) k order by k.person_id, k.channel, k.asked_at, k.id
  loop
    if (n.person_id, n.channel) is distinct from (replay.person_id, replay.channel) then
      gathering := '{}';
      mistakes := '{}';
    end if;
    person_id := n.person_id;
    channel := n.channel;
    kind := n.kind;
    asked_at := n.asked_at;
    due_at := null;
    is_late := false;
    is_night := false;
    continue when n.kind = 'CORRECTION'
      and n.corrects_event_id <> all (mistakes)
      and not was_heard_before(n.corrects_event_id, n.person_id, n.channel, policy, since);
    if n.is_out_of_reach then
      fate := 'REFUSED';
    elsif n.kind = any (policy.silent_kinds) then
      fate := 'SILENCED';
    elsif n.is_refused then
      fate := 'REFUSED';
    elsif n.ended_at <= n.asked_at then
      fate := 'SUPERSEDED';
    else
      -- what an event ends still waits while it is planned what that event tells
      gathering := array(
        select g from unnest(gathering) g where g.due_at > n.asked_at and (g.ended_at >= n.asked_at) is not false
      );
      select t.* into turn
      from (
        select
          min(g.due_at) filter (where g.reason = 'DIGEST') as gathered_until,
          (array_agg(g order by g.due_at desc))[1] as last
        from unnest(gathering) g
      ) w
      cross join turn_at(n.asked_at, n.rhythm, w.gathered_until, (w.last).due_at, (w.last).reason) t;
      due_at := turn.due_at;
      is_late := turn.due_at > n.asked_at;
      if is_late then
        gathering := gathering || row(turn.due_at, turn.reason, n.ended_at)::notification_turn;
      end if;
      fate := case when n.ended_at <= turn.due_at then 'SUPERSEDED' else 'TOLD' end;
      is_night := is_quiet(turn.due_at, night_of(n.rhythm));
    end if;
    if fate = 'TOLD' and n.is_voided then
      mistakes := mistakes || n.event_id;
    end if;
    return next;
  end loop;
end
$$;

-- Of what is not replayed, the ledger knows.
create or replace function was_heard_before(
  event_id uuid, person_id uuid, channel text, policy office, since timestamptz
)
returns boolean
language sql stable
as $$
  select exists (
    select
    from notification wrong
    where wrong.event_id = was_heard_before.event_id
      and wrong.person_id = was_heard_before.person_id
      and wrong.channel = was_heard_before.channel
      and (wrong.created_at < since or wrong.office_id <> policy.id)
      and wrong.kind <> all (policy.silent_kinds)
      and may_have_gone_out(wrong)
  )
$$;
