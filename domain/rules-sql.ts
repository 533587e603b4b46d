import type { EventKind } from '../graphql/generated/graphql.ts';
import { exceptionKinds, exceptionRules } from './exceptions.ts';
import { noticeRules } from './notifications.ts';

/** The rules of exceptions and notices as the database has them: functions of a kind. */
export function rulesSql(): string {
  const rules = exceptionKinds.map((kind) => ({ kind, ...exceptionRules[kind] }));
  const kindsWhere = (holds: (rule: (typeof rules)[number]) => boolean) =>
    listOf(rules.filter(holds).map(({ kind }) => kind));
  const notices = (Object.keys(noticeRules) as EventKind[]).flatMap((kind) =>
    noticeRules[kind] ? [{ kind, ...noticeRules[kind] }] : [],
  );
  return `-- Who is to answer for an exception, where the event that opens it does not say.
create or replace function usual_party(exception_kind text)
returns text
language sql immutable
as $$
  select case exception_kind
    ${rules.map(({ kind, responsibleParty }) => `when '${kind}' then '${responsibleParty}'`).join('\n    ')}
  end
$$;

create or replace function needs_action(exception_kind text)
returns boolean
language sql immutable
as $$
  select exception_kind in (${kindsWhere(({ needsAction }) => needsAction)})
$$;

-- Nobody can say that it is so.
create or replace function is_opened_by_history(exception_kind text)
returns boolean
language sql immutable
as $$
  select exception_kind in (${kindsWhere(({ openedBy }) => openedBy === 'HISTORY')})
$$;

-- What the recipient hears that the package now is.
create or replace function notice_status(event_kind text)
returns text
language sql immutable
as $$
  select case event_kind
    ${notices.map(({ kind, status }) => `when '${kind}' then '${status}'`).join('\n    ')}
  end
$$;

-- Whether it is not too late to say so.
create or replace function notice_holds(event_kind text, status text)
returns boolean
language sql immutable
as $$
  select case event_kind
    ${notices.map(({ kind, holdsIn }) => `when '${kind}' then status in (${listOf(holdsIn)})`).join('\n    ')}
  end
$$;
`;
}

function listOf(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
