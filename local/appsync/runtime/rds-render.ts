import { RejectedArgument } from './interruption.ts';
import { whereClause } from './rds-conditions.ts';
import { columnList, quoted, tableOf } from './rds-identifiers.ts';
import type { Dialect } from './rds-identifiers.ts';
import { limitClauses, orderByClause } from './rds-pages.ts';
import { isObject } from './rds-statements.ts';
import type { Payload } from './rds-statements.ts';
import { valueOrNull } from './rds-variables.ts';
import type { Variables } from './rds-variables.ts';

/** Clauses that AWS has, and whose text is recorded nowhere (F52): better refused than left out. */
const UNRECORDED = /^(?:groupBy|having|(?:\w+J|j)oin(?:Natural)?)$/;

/** The text of a structured statement, or nothing if it is none. Empty clauses leave their keyword behind, as on AWS (F51). */
export function renderStatement(
  { type, properties }: Payload,
  dialect: Dialect,
  variables: Variables,
): string | undefined {
  if (!isObject(properties)) {
    return undefined;
  }
  refuseUnrecorded(properties);
  switch (type) {
    case 'SELECT':
      return joined(selectClauses(properties, dialect, variables));
    case 'INSERT':
      return joined(insertClauses(properties, dialect, variables));
    case 'UPDATE':
      return joined(updateClauses(properties, dialect, variables));
    case 'REMOVE':
      return joined(removeClauses(properties, dialect, variables));
    default:
      return undefined;
  }
}

function selectClauses(properties: Payload, dialect: Dialect, variables: Variables): string[] {
  return [
    'SELECT',
    columnList(properties.columns ?? '*', dialect),
    `FROM ${tableOf(properties, 'SELECT', dialect)}`,
    whereClause(properties.where, dialect, variables),
    orderByClause(properties.orderBy, dialect),
    ...limitClauses(properties, variables),
  ];
}

function insertClauses(properties: Payload, dialect: Dialect, variables: Variables): string[] {
  const values = valuesOf(properties, 'insert');
  const columns = Object.keys(values).map((column) => quoted(column, dialect));
  const bound = Object.values(values).map((value) => valueOrNull(variables, value));

  return [
    `INSERT INTO ${tableOf(properties, 'INSERT', dialect)}`,
    `(${columns.join(', ')}) VALUES (${bound.join(', ')})`,
    ...returningClause(properties, dialect),
  ];
}

function updateClauses(properties: Payload, dialect: Dialect, variables: Variables): string[] {
  const assignments = Object.entries(valuesOf(properties, 'update')).map(
    ([column, value]) => `${quoted(column, dialect)} = ${valueOrNull(variables, value)}`,
  );

  return [
    `UPDATE ${tableOf(properties, 'UPDATE', dialect)}`,
    'SET',
    assignments.join(', '),
    whereClause(properties.where, dialect, variables),
    ...returningClause(properties, dialect),
  ];
}

function removeClauses(properties: Payload, dialect: Dialect, variables: Variables): string[] {
  return [
    `DELETE FROM ${tableOf(properties, 'REMOVE', dialect)}`,
    whereClause(properties.where, dialect, variables),
    ...returningClause(properties, dialect),
  ];
}

function returningClause({ returning }: Payload, dialect: Dialect): string[] {
  if (!returning) {
    return [];
  }
  const columns = columnList(returning, dialect);
  if (!dialect.hasReturning) {
    throw new RejectedArgument('returning is not supported in MySQL.');
  }
  return ['RETURNING', columns];
}

function valuesOf({ values }: Payload, name: string): Payload {
  if (values === null || values === undefined) {
    throw new RejectedArgument(`values are expected to be passed to ${name}`);
  }
  if (!isObject(values)) {
    throw new RejectedArgument('Expected values to an Object.');
  }
  return values;
}

function refuseUnrecorded(properties: Payload): void {
  const clause = Object.keys(properties).find((name) => UNRECORDED.test(name) && properties[name]);
  if (clause !== undefined) {
    throw new RejectedArgument(`${clause} does not exist locally: write the statement with sql.`);
  }
}

function joined(clauses: string[]): string {
  return clauses
    .filter((clause) => clause !== '')
    .join(' ')
    .trimEnd();
}
