import { exceptionKinds, exceptionRules } from './exceptions.ts';
import { notificationRulesSql } from './notification-rules-sql.ts';

/** The rules of exceptions and notifications as the database has them: functions of a kind. */
export function rulesSql(): string {
  const rules = exceptionKinds.map((kind) => ({ kind, ...exceptionRules[kind] }));
  const kindsWhere = (holds: (rule: (typeof rules)[number]) => boolean) =>
    listOf(rules.filter(holds).map(({ kind }) => kind));
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

${notificationRulesSql()}`;
}

function listOf(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
