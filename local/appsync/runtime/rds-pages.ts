import { RejectedArgument } from './interruption.ts';
import { quoted } from './rds-identifiers.ts';
import type { Dialect } from './rds-identifiers.ts';
import { isObject } from './rds-statements.ts';
import type { Payload } from './rds-statements.ts';
import type { Variables } from './rds-variables.ts';

/** Nothing for no order. */
export function orderByClause(orderBy: unknown, dialect: Dialect): string {
  if (orderBy === null || orderBy === undefined) {
    return '';
  }
  if (!Array.isArray(orderBy)) {
    throw new RejectedArgument('orderBy expects an array.');
  }
  const items = orderBy.map((item) => orderByItem(item, dialect));
  return items.length > 0 ? `ORDER BY ${items.join(', ')}` : '';
}

/** Numbers, or text that is one (F50). */
export function limitClauses(properties: Payload, { bind }: Variables): string[] {
  return ['limit', 'offset'].flatMap((name) => {
    const value = properties[name];
    return value === null || value === undefined ? [] : [`${name.toUpperCase()} ${bind(count(value, name))}`];
  });
}

/** Only text is looked at as a direction, so that nothing else gets into the statement (F50). */
function orderByItem(item: unknown, dialect: Dialect): string {
  if (!isObject(item)) {
    throw new RejectedArgument('orderBy item expected to be an object.');
  }
  const { column, dir } = item;
  if (typeof column !== 'string') {
    throw new RejectedArgument('orderBy item expected to have property column.');
  }
  const direction = typeof dir === 'string' ? dir.toUpperCase() : 'ASC';
  if (direction !== 'ASC' && direction !== 'DESC') {
    throw new RejectedArgument(`orderBy dir can have either ASC or DESC found ${String(dir)}.`);
  }
  return `${quoted(column, dialect)} ${direction}`;
}

function count(value: unknown, name: string): number {
  const number = value === '' ? NaN : Number(value);
  if (Number.isNaN(number)) {
    throw new RejectedArgument(`${name} expects a number.`);
  }
  return number;
}
