-- Every exception is opened and closed by the history: what is over is part of what the fold carries.
alter type journey_state add attribute closed_exceptions jsonb;
alter table package_state add closed_exceptions jsonb not null default '[]';

-- whether the recipient is to hear of it
alter table journey_transition add tells_recipient boolean not null default false;

-- what an earlier version has closed and told, until the history is read anew
update package_state s
set
  closed_exceptions = coalesce(
    (
      select jsonb_agg(
        jsonb_build_object('kind', x.kind, 'openedByEventId', x.opened_by_event_id, 'closedByEventId', closer.id)
        order by closer.version
      )
      from package_exception x
      join package_event closer on closer.package_id = x.package_id and closer.recorded_at = x.closed_at
      where x.package_id = s.package_id
    ),
    '[]'
  ),
  notice_event_ids = array(
    select e.id
    from package_event e
    where e.package_id = s.package_id
      and (e.kind, e.status) in (('RECEIVE', 'ARRIVED'), ('SHELVE', 'READY_FOR_PICKUP'))
      and e.id <> all (s.uncounted_event_ids)
      and e.id <> all (s.voided_event_ids)
    order by e.version
  );
