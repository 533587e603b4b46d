import { toDynamoDB } from './util-dynamodb.ts';

type Filter = Record<string, unknown>;
type Names = Record<string, string>;
type Values = Record<string, unknown>;

/** An expression with what its `#names` and `:values` stand for. */
export type DynamoDBExpression = { expression: string; expressionNames: Names; expressionValues: Values };

const COMPARISONS: Record<string, string> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' };
const FUNCTIONS: Record<string, string> = {
  contains: 'contains',
  notContains: 'NOT contains',
  beginsWith: 'begins_with',
};
const ATTRIBUTE_TYPES: Record<string, string> = {
  _null: 'NULL',
  string: 'S',
  stringSet: 'SS',
  number: 'N',
  numberSet: 'NS',
  binary: 'B',
  binarySet: 'BS',
  boolean: 'BOOL',
  list: 'L',
  map: 'M',
};

/** A filter that AppSync cannot render, for which it answers null. */
class Unrenderable extends Error {}

/** `toDynamoDBFilterExpression` and its twin for conditions, as recorded from AWS: a JSON string, or null. */
export function toDynamoDBExpression(filter: unknown): string | null {
  const rendered = expressionOf(filter);
  return rendered && JSON.stringify(rendered);
}

/** Nothing for what AppSync cannot render. */
export function expressionOf(filter: unknown): DynamoDBExpression | null {
  const expressionNames: Names = {};
  const expressionValues: Values = {};
  try {
    const expression = rendererInto(expressionNames, expressionValues).conditions(filter, '').join(' AND ');
    return { expression, expressionNames, expressionValues };
  } catch (error) {
    if (error instanceof Unrenderable) {
      return null;
    }
    throw error;
  }
}

function rendererInto(names: Names, values: Values) {
  function conditions(filter: unknown, prefix: string): string[] {
    return Object.entries(record(filter)).map(([name, value]) => condition(name, value, prefix));
  }

  function condition(name: string, value: unknown, prefix: string): string {
    if (name === 'and' || name === 'or') {
      const members = list(value).map((member, index) =>
        scoped(conditions(member, `${prefix}${name}_${index}_`), ' AND '),
      );
      return scoped(members, ` ${name.toUpperCase()} `);
    }
    if (name === 'not') {
      return `(NOT ${scoped(conditions(value, `${prefix}not_`), ' AND ')})`;
    }
    names[`#${name}`] = name;
    return scoped(operations(`#${name}`, value, `:${prefix}${name}_`), ' AND ');
  }

  function operations(target: string, operators: unknown, path: string): string[] {
    return Object.entries(record(operators)).map(([operator, operand]) =>
      operation(target, operator, operand, path),
    );
  }

  function operation(target: string, operator: string, operand: unknown, path: string): string {
    const bind = (suffix: string, value: unknown) => {
      values[`${path}${suffix}`] = toDynamoDB(value);
      return `${path}${suffix}`;
    };
    switch (operator) {
      case 'between':
        return `(${target} BETWEEN ${range(operand, bind)})`;
      case 'in':
        return inList(target, list(operand), bind);
      case 'attributeExists':
        return `(${boolean(operand) ? 'attribute_exists' : 'attribute_not_exists'}(${target}))`;
      case 'attributeType':
        return `(attribute_type(${target},${bind(operator, known(ATTRIBUTE_TYPES, operand))}))`;
      case 'size':
        return scoped(
          operations(target.startsWith('size(') ? target : `size(${target})`, operand, `${path}size_`),
          ' AND ',
        );
      default:
        return Object.hasOwn(COMPARISONS, operator)
          ? `(${target} ${COMPARISONS[operator]} ${bind(operator, operand)})`
          : `(${known(FUNCTIONS, operator)}(${target},${bind(operator, operand)}))`;
    }
  }

  return { conditions };
}

type Bind = (suffix: string, value: unknown) => string;

function range(operand: unknown, bind: Bind): string {
  const bounds = list(operand);
  if (bounds.length < 2) {
    throw new Unrenderable();
  }
  return `${bind('between_start', bounds[0])} AND ${bind('between_end', bounds[1])}`;
}

function inList(target: string, operands: unknown[], bind: Bind): string {
  const bound = operands.map((operand, index) => bind(`in_${index}`, operand));
  return bound.length > 0 ? `(${target} IN (${bound.join(', ')}))` : '(null)';
}

/** Several are put in parentheses; an empty one leaves its joiner dangling, as it does on AWS. */
function scoped(parts: string[], joiner: string): string {
  return parts.length > 1 ? `(${parts.join(joiner)})` : (parts[0] ?? '');
}

function record(value: unknown): Filter {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Filter)
    : unrenderable();
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : unrenderable();
}

function boolean(value: unknown): boolean {
  return typeof value === 'boolean' ? value : unrenderable();
}

function known(choices: Record<string, string>, value: unknown): string {
  return (typeof value === 'string' ? choices[value] : undefined) ?? unrenderable();
}

function unrenderable(): never {
  throw new Unrenderable();
}
