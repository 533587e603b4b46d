import type { EventKind, NotificationKind } from '../graphql/generated/graphql.ts';
import { eventKinds } from './event-kind.ts';
import {
  CHANNELS,
  NOTIFICATION_ROLES,
  notificationKinds,
  notificationMatrix,
} from './notification-matrix.ts';
import { mayNotify, noticeHoldsIn, noticeOfException } from './notifications.ts';

/** Who hears of what, as the database has it: functions of kinds, roles and channels. */
export function notificationRulesSql(): string {
  const newsKinds = (Object.keys(eventKinds) as EventKind[]).filter(mayNotify);
  return `-- Whether there may be something to hear of an event of this kind; the history decides whether there is.
create or replace function may_notify(event_kind text)
returns boolean
language sql immutable
as $$
  select event_kind in (${listOf(newsKinds)})
$$;

-- What is told when this opens.
create or replace function notice_of_exception(exception_kind text)
returns text
language sql immutable
as $$
  select case exception_kind
    ${cases(Object.entries(noticeOfException))}
  end
$$;

-- Whether it is not too late to say so; null where the status does not decide that.
create or replace function notice_holds_in(kind text, status text)
returns boolean
language sql immutable
as $$
  select case kind
    ${notificationKinds.flatMap(holdsWhen).join('\n    ')}
  end
$$;

-- ON, OFF or NEVER, for each kind, role and channel. The role by which somebody hears who has several comes first.
create or replace function notification_matrix()
returns table (kind text, role text, role_rank int, channel text, is_told text)
language sql immutable
as $$
  values
    ${matrixRows().join(',\n    ')}
$$;
`;
}

function holdsWhen(kind: NotificationKind): string[] {
  const statuses = noticeHoldsIn[kind];
  return statuses ? [`when '${kind}' then status in (${listOf(statuses)})`] : [];
}

function matrixRows(): string[] {
  return notificationKinds.flatMap((kind) =>
    NOTIFICATION_ROLES.flatMap((role, rank) =>
      CHANNELS.map(
        (channel) =>
          `('${kind}', '${role}', ${rank}, '${channel}', '${notificationMatrix[kind][role][channel]}')`,
      ),
    ),
  );
}

function cases(entries: [string, string][]): string {
  return entries.map(([from, to]) => `when '${from}' then '${to}'`).join('\n    ');
}

function listOf(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
