import type { operations as typedOperations } from '@aws-appsync/utils/dynamodb';
import type { DynamoDBExpression } from './dynamodb-expression.ts';
import { attributeOf } from './util-dynamodb.ts';

/** What `operations` makes: what is to happen to one attribute. */
type Operation =
  | { _type: 'add' | 'replace' | 'append' | 'prepend'; value: unknown }
  | { _type: 'increment' | 'decrement'; value: number }
  | { _type: 'updateListItem'; value: unknown; index: number }
  | { _type: 'remove' };

/** `operations` of the module `@aws-appsync/utils/dynamodb`. */
export const operations = {
  add: (value: unknown): Operation => ({ _type: 'add', value }),
  remove: (): Operation => ({ _type: 'remove' }),
  replace: (value: unknown): Operation => ({ _type: 'replace', value }),
  increment: (by = 1): Operation => ({ _type: 'increment', value: by }),
  decrement: (by = 1): Operation => ({ _type: 'decrement', value: by }),
  append: (value: unknown[]): Operation => ({ _type: 'append', value }),
  prepend: (value: unknown[]): Operation => ({ _type: 'prepend', value }),
  updateListItem: (value: unknown, index: number): Operation => ({ _type: 'updateListItem', value, index }),
} satisfies Record<keyof typeof typedOperations, unknown>;

/** Where an attribute is (`#address.#city`), and the name of its value (`:address_city`). */
type Place = { target: string; value: string };

/** An update expression. The attributes of a nested object are set one by one; which texts AWS writes is not recorded. */
export function updateExpressionOf(update: Record<string, unknown>): DynamoDBExpression {
  const expressionNames: Record<string, string> = {};
  const expressionValues: Record<string, unknown> = {};
  const sets: string[] = [];
  const removes: string[] = [];
  visitMembers(update);

  function visitMembers(members: object, around?: Place): void {
    for (const [name, member] of Object.entries(members)) {
      expressionNames[`#${name}`] = name;
      visit(member, {
        target: around ? `${around.target}.#${name}` : `#${name}`,
        value: around ? `${around.value}_${name}` : `:${name}`,
      });
    }
  }

  function visit(member: unknown, place: Place): void {
    if (isOperation(member)) {
      apply(member, place);
    } else if (isListOfOperations(member)) {
      member.forEach((operation) => apply(operation, place));
    } else if (typeof member === 'object' && member !== null && !Array.isArray(member)) {
      visitMembers(member, place);
    } else {
      apply(operations.replace(member), place);
    }
  }

  function apply(operation: Operation, { target, value }: Place): void {
    if (operation._type === 'remove') {
      removes.push(target);
      return;
    }
    const name = operation._type === 'updateListItem' ? `${value}_${operation.index}` : value;
    expressionValues[name] = attributeOf(operation.value);
    sets.push(assignment(operation, target, name));
  }

  const clauses = [
    sets.length > 0 && `SET ${sets.join(', ')}`,
    removes.length > 0 && `REMOVE ${removes.join(', ')}`,
  ];
  return { expression: clauses.filter(Boolean).join(' '), expressionNames, expressionValues };
}

function assignment(
  operation: Exclude<Operation, { _type: 'remove' }>,
  target: string,
  value: string,
): string {
  switch (operation._type) {
    case 'add':
    case 'replace':
      return `${target} = ${value}`;
    case 'increment':
      return `${target} = ${target} + ${value}`;
    case 'decrement':
      return `${target} = ${target} - ${value}`;
    case 'append':
      return `${target} = list_append(${target}, ${value})`;
    case 'prepend':
      return `${target} = list_append(${value}, ${target})`;
    case 'updateListItem':
      return `${target}[${operation.index}] = ${value}`;
  }
}

function isOperation(value: unknown): value is Operation {
  const type = (value as Partial<Operation> | null | undefined)?._type;
  return type !== undefined && Object.hasOwn(operations, type);
}

function isListOfOperations(value: unknown): value is Operation[] {
  return Array.isArray(value) && value.length > 0 && value.every(isOperation);
}
