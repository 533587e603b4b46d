-- Whose policy a message was planned under: that of the office that the package went to. So the messages of an office and a
-- time are found together.
alter table notification
  add office_id uuid references office;

update notification n
set office_id = coalesce(p.destination_office_id, p.origin_office_id)
from package p
where p.id = n.package_id;

alter table notification
  alter office_id set not null;

create index notification_of_office on notification (office_id, created_at);

-- What waits for its turn in a replay, and from when on it is not worth telling any more.
create type notification_turn as (
  due_at timestamptz,
  reason text,
  ended_at timestamptz
);
