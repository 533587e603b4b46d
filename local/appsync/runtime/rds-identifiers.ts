import { RejectedArgument } from './interruption.ts';
import { isObject } from './rds-statements.ts';
import type { Payload } from './rds-statements.ts';

/** A kind of database, by the function that makes statements for it. */
export type Dialect = { name: string; quote: string; hasReturning: boolean };

/** Each part of a name in quotes (F50); a star is left alone only when it is the whole name. */
export function quoted(name: string, { quote }: Dialect): string {
  return name === '*'
    ? name
    : name
        .split('.')
        .map((part) => `${quote}${part}${quote}`)
        .join('.');
}

/** `*` or names. */
export function columnList(columns: unknown, dialect: Dialect): string {
  if (columns === '*') {
    return '*';
  }
  if (!Array.isArray(columns)) {
    throw new RejectedArgument('Expected column to be * or an array.');
  }
  return columns.map((column) => columnName(column, dialect)).join(', ');
}

/** The table of a statement; only `select` knows it as `from` too. */
export function tableOf({ table, from }: Payload, type: string, dialect: Dialect): string {
  const source = type === 'SELECT' ? (from ?? undefined) : undefined;
  if (isGiven(table) && source !== undefined) {
    throw new RejectedArgument("'from' and 'table' keys cannot be used together");
  }
  if (source !== undefined && typeof source !== 'string' && !isObject(source)) {
    throw new RejectedArgument("'from' value is expected to be string or object.");
  }
  const name = table ?? source;
  if (!isGiven(name)) {
    throw new RejectedArgument("'table' or 'from' key is required.");
  }
  return typeof name === 'string' ? quoted(name, dialect) : aliased(name, dialect);
}

/** `{ persons: "p" }` is the table `p` under the name `persons` (F51g). */
function aliased(alias: unknown, dialect: Dialect): string {
  if (!isObject(alias)) {
    throw new RejectedArgument('table name is expected to be a string or alias.');
  }
  const [entry, ...others] = Object.entries(alias);
  if (others.length > 0) {
    throw new RejectedArgument('table alias is allowed only one key-value pair.');
  }
  if (!entry) {
    throw new RejectedArgument('java.util.NoSuchElementException');
  }
  const [name, table] = entry;
  if (typeof table !== 'string') {
    throw new RejectedArgument('Table alias value is expected to be a string.');
  }
  return `${quoted(table, dialect)} as ${quoted(name, dialect)}`;
}

function columnName(column: unknown, dialect: Dialect): string {
  if (typeof column !== 'string') {
    throw new RejectedArgument('Invalid type in column array.');
  }
  return quoted(column, dialect);
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}
