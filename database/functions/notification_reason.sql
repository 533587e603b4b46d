-- Why a message of the ledger is not to be sent; null where there is no reason. Asked when it is planned, and again before it
-- goes out.
create or replace function reason_not_to_tell(n notification, at timestamptz)
returns text
language plpgsql stable
as $$
declare
  someone person;
  contact person_contact;
begin
  select p.* into strict someone from person p where p.id = n.person_id;
  select c.* into contact from person_contact c where c.person_id = n.person_id;
  return case
    when someone.erased_at is not null then 'ERASED'
    when coalesce(contact.email, contact.phone) is null then 'NO_CONTACT'
    when contact.notify_by is null then 'UNSUBSCRIBED'
    when case n.channel when 'EMAIL' then contact.email else contact.phone end is null then 'NO_CONTACT'
    when is_silent(n.package_id, n.kind) then 'OFFICE_POLICY'
    when is_switched_off(n) then 'SWITCHED_OFF'
    when is_superseded(n) then 'SUPERSEDED'
    when is_told_before(n, at) then 'TOLD_BEFORE'
  end;
end
$$;

create or replace function is_silent(package_id uuid, kind text)
returns boolean
language sql stable
as $$
  select exists (
    select
    from office o
    where o.id = policy_office(is_silent.package_id)
      and is_silent.kind = any (o.silent_kinds)
  )
$$;

create or replace function is_switched_off(n notification)
returns boolean
language sql stable
as $$
  select exists (
    select
    from notification_preference chosen
    where chosen.person_id = n.person_id
      and chosen.kinds #>> array[n.kind::text, n.channel::text] = 'false'
  )
$$;

-- Whether what it says is not so any more, or there is something newer that says the same.
create or replace function is_superseded(n notification)
returns boolean
language plpgsql stable
as $$
declare
  known package_state;
begin
  select s.* into strict known from package_state s where s.package_id = n.package_id;
  return n.event_id = any (known.voided_event_ids)
    or case
      when n.kind = 'CORRECTION' then stands_again(n, known) or not has_heard_wrong(n)
      when notice_holds_in(n.kind, known.status) is null then not exists (
        select
        from jsonb_each_text(known.open_exceptions) open (kind, event_id)
        where open.event_id::uuid = n.event_id
          and notice_of_exception(open.kind) = n.kind
      )
      else n.event_id <> all (known.notice_event_ids) or not notice_holds_in(n.kind, known.status)
    end
    or is_said_by_newer(n);
end
$$;

create or replace function is_said_by_newer(n notification)
returns boolean
language sql stable
as $$
  select n.kind <> 'CORRECTION' and exists (
    select
    from notification newer
    join package_event later on later.id = newer.event_id
    join package_event own on own.id = n.event_id
    join package_state s on s.package_id = n.package_id
    where newer.package_id = n.package_id
      and newer.person_id = n.person_id
      and newer.channel = n.channel
      and newer.kind = n.kind
      and newer.state in ('QUEUED', 'DEFERRED', 'SENT')
      and newer.event_id <> all (s.voided_event_ids || s.uncounted_event_ids)
      and (later.ordered_at, event_rank(later.kind), later.id, newer.reminder)
        > (own.ordered_at, event_rank(own.kind), own.id, n.reminder)
  )
$$;

-- Whether what was taken back is true all the same, by another event.
create or replace function stands_again(n notification, known package_state)
returns boolean
language sql stable
as $$
  select exists (
    select
    from package_event void
    join notification wrong on wrong.event_id = void.voids_event_id and wrong.person_id = n.person_id
    join notification other on other.package_id = n.package_id and other.person_id = n.person_id and other.kind = wrong.kind
    where void.id = n.event_id
      and other.event_id = any (known.notice_event_ids)
      and notice_holds_in(other.kind, known.status)
  )
$$;

-- By the turn of a correction it is known what became of what it corrects, which is before it.
create or replace function has_heard_wrong(n notification)
returns boolean
language sql stable
as $$
  select exists (
    select
    from package_event void
    join notification wrong on wrong.event_id = void.voids_event_id
    where void.id = n.event_id
      and wrong.person_id = n.person_id
      and wrong.channel = n.channel
      and wrong.kind <> 'CORRECTION'
      and may_have_gone_out(wrong)
  )
$$;

-- Or is just on its way.
create or replace function may_have_gone_out(n notification)
returns boolean
language sql immutable
as $$
  select n.state = 'SENT' or n.claimed_at is not null or n.unsure > 0
$$;

-- Whether the person has heard of it by an event that counts for nothing now: one that an earlier scan, which came late, has
-- made so, or a mistake that nobody has told them of.
create or replace function is_told_before(n notification, at timestamptz)
returns boolean
language sql stable
as $$
  select notice_holds_in(n.kind, 'REGISTERED') is not null and exists (
    select
    from notification told
    join package_state s on s.package_id = told.package_id
    where told.package_id = n.package_id
      and told.person_id = n.person_id
      and told.kind = n.kind
      and told.event_id <> n.event_id
      and told.event_id <> all (s.notice_event_ids)
      and told.state = 'SENT'
      and not exists (
        select
        from package_event void
        join notification taken_back on taken_back.event_id = void.id
        where void.package_id = n.package_id
          and void.voids_event_id = told.event_id
          and taken_back.kind = 'CORRECTION'
          and taken_back.person_id = n.person_id
          and (taken_back.state = 'SENT' or taken_back.leased_until > at)
      )
  )
$$;
