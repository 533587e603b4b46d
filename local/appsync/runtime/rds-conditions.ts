import { RejectedArgument } from './interruption.ts';
import { comparison } from './rds-comparisons.ts';
import type { Dialect } from './rds-identifiers.ts';
import { isSqlTemplate, templateText } from './rds-sql.ts';
import { isObject } from './rds-statements.ts';
import type { Payload } from './rds-statements.ts';
import type { Variables } from './rds-variables.ts';

/** Nothing if no condition comes of it, which makes an update or delete one of the whole table (F51b). */
export function whereClause(where: unknown, dialect: Dialect, variables: Variables): string {
  const text = whereText(where, dialect, variables);
  return text === '' ? '' : `WHERE ${text}`;
}

function whereText(where: unknown, dialect: Dialect, variables: Variables): string {
  if (where === null || where === undefined) {
    return '';
  }
  if (isSqlTemplate(where)) {
    return templateText(where, variables);
  }
  if (!isObject(where)) {
    throw new RejectedArgument('WHERE values are expected to be SQL templates or a condition object.');
  }
  return conditionsText(where, dialect, variables);
}

/** What renders to nothing still takes part where something else stands beside it: a dangling AND (F51c). */
function conditionsText(conditions: Payload, dialect: Dialect, variables: Variables): string {
  const texts = Object.entries(conditions).flatMap(([name, value]) => {
    if (name === 'and' || name === 'or') {
      const group = groupText(name, value, dialect, variables);
      return group === '' ? [] : [group];
    }
    if (name === 'not') {
      throw new RejectedArgument("'not' does not exist locally: write the condition with sql.");
    }
    return [columnText(name, value, dialect, variables)];
  });
  return texts.join(' AND ');
}

/** Members are in parentheses, the group as a whole is not: `a AND (b) OR (c) AND d` (F51a). */
function groupText(name: 'and' | 'or', members: unknown, dialect: Dialect, variables: Variables): string {
  if (!Array.isArray(members)) {
    throw new RejectedArgument(`${name} expects conditions to be an array`);
  }
  const texts = members.map((member) => {
    if (!isObject(member) || isSqlTemplate(member)) {
      throw new RejectedArgument(`Expected ${name} to be an Object.`);
    }
    const text = conditionsText(member, dialect, variables);
    return text === '' ? '' : `(${text})`;
  });
  return texts.join(` ${name.toUpperCase()} `);
}

function columnText(column: string, condition: unknown, dialect: Dialect, variables: Variables): string {
  if (!isObject(condition)) {
    throw new RejectedArgument('Expected condition to be an Object.');
  }
  return Object.entries(condition)
    .map(([operator, value]) => comparison({ column, operator, value }, dialect, variables))
    .join(' AND ');
}
