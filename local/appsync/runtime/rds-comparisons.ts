import { RejectedArgument } from './interruption.ts';
import { quoted } from './rds-identifiers.ts';
import type { Dialect } from './rds-identifiers.ts';
import { isObject } from './rds-statements.ts';
import { valueOrNull } from './rds-variables.ts';
import type { Variables } from './rds-variables.ts';

export type Comparison = { column: string; operator: string; value: unknown };

const OPERATORS = new Map([
  ['eq', '='],
  ['ne', '!='],
  ['gt', '>'],
  ['lt', '<'],
  ['ge', '>='],
  ['le', '<='],
]);

/** One condition on one column, in text and messages as recorded from AWS (F50, F51). */
export function comparison(
  { column, operator, value }: Comparison,
  dialect: Dialect,
  variables: Variables,
): string {
  const target = quoted(column, dialect);
  const path = `${column}.${operator}`;
  switch (operator) {
    case 'size':
      return sizeComparison(`LENGTH (${target})`, value, path, variables);
    case 'between':
      return `${target} BETWEEN ${range(value, path, variables)}`;
    case 'attributeExists':
      return `${target} IS ${boolean(value, path) ? 'NOT ' : ''}NULL`;
    case 'contains':
      return `${target} LIKE ${variables.bind(`%${string(value, path)}%`)}`;
    case 'beginsWith':
      return `${target} LIKE ${variables.bind(`${string(value, path)}%`)}`;
    case 'notContains':
      return `${target} NOT LIKE ${variables.bind(string(value, path))}`;
    default:
      return `${target} ${symbol(operator, `Unsupported condition ${path}.`)} ${variables.bind(given(value, path))}`;
  }
}

/** Here, unlike in a plain comparison, null is taken. */
function sizeComparison(target: string, operators: unknown, path: string, variables: Variables): string {
  if (!isObject(operators)) {
    throw new RejectedArgument(`Expected ${path} to be an Object.`);
  }
  return Object.entries(operators)
    .map(([operator, value]) =>
      operator === 'between'
        ? `${target} BETWEEN ${range(value, path, variables)}`
        : `${target} ${symbol(operator, `${path} has invalid size operator.`)} ${valueOrNull(variables, value)}`,
    )
    .join(' AND ');
}

function range(value: unknown, path: string, variables: Variables): string {
  if (!Array.isArray(value)) {
    throw new RejectedArgument(`${path} condition expects an array with length of 2.`);
  }
  if (value.length !== 2) {
    const expected = `${path} condition expects an array with 2 values`;
    throw new RejectedArgument(`${expected} but received an array with length ${value.length}.`);
  }
  return value.map((bound) => valueOrNull(variables, bound)).join(' AND ');
}

function symbol(operator: string, message: string): string {
  const found = OPERATORS.get(operator);
  if (found === undefined) {
    throw new RejectedArgument(message);
  }
  return found;
}

function given(value: unknown, path: string): unknown {
  if (value === null || value === undefined) {
    throw new RejectedArgument(`Value for ${path} can't be null.`);
  }
  return value;
}

function string(value: unknown, path: string): string {
  const text = given(value, path);
  if (typeof text !== 'string') {
    throw new RejectedArgument(`${path} expects a string value to be passed.`);
  }
  return text;
}

function boolean(value: unknown, path: string): boolean {
  const flag = given(value, path);
  if (typeof flag !== 'boolean') {
    throw new RejectedArgument(`${path} expects a boolean value to be passed.`);
  }
  return flag;
}
