import type { MessageAttributes } from '../sqs/types.ts';
import { isInNetwork } from './cidr.ts';
import type { Condition } from './filter-condition.ts';
import type { FilterPolicy } from './filter-policy.ts';

type Value = string | number | boolean | null;

/** What a key has in one message; empty if it is not there. */
type ValuesOf = (path: string[]) => Value[];

/** Binary attributes are not seen, and a message without attributes meets no policy. */
export function matchesAttributes(policy: FilterPolicy, attributes: MessageAttributes): boolean {
  if (!Object.keys(attributes).length) return policy.keys.length + policy.either.length === 0;
  return matches(policy, ([name = '']) =>
    Object.hasOwn(attributes, name) ? attributeValues(attributes[name]) : [],
  );
}

/** Only a body that is a JSON object meets a policy. */
export function matchesBody(policy: FilterPolicy, body: string): boolean {
  let payload: unknown;
  try {
    payload = JSON.parse(body);
  } catch {
    return false;
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return false;
  return matches(policy, (path) => leaves(payload, path));
}

function matches({ keys, either }: FilterPolicy, valuesOf: ValuesOf): boolean {
  return (
    keys.every(({ path, conditions }) => {
      const values = valuesOf(path);
      return conditions.some((condition) => meets(condition, values));
    }) && either.every((alternatives) => alternatives.some((alternative) => matches(alternative, valuesOf)))
  );
}

function meets(condition: Condition, values: Value[]): boolean {
  if (condition.match === 'exists')
    return condition.value === values.some((value) => value !== null && value !== '');
  return values.some((value) => meetsOne(condition, value));
}

function meetsOne(condition: Condition, value: Value): boolean {
  switch (condition.match) {
    case 'equals':
      return value === condition.value;
    case 'exists':
      return condition.value;
    case 'prefix':
      return typeof value === 'string' && value.startsWith(condition.value);
    case 'suffix':
      return typeof value === 'string' && value.endsWith(condition.value);
    case 'equals-ignore-case':
      return typeof value === 'string' && value.toLowerCase() === condition.value.toLowerCase();
    case 'wildcard':
      return typeof value === 'string' && wildcard(condition.value).test(value);
    case 'cidr':
      return isInNetwork(value, condition.value);
    case 'numeric':
      return typeof value === 'number' && condition.bounds.every((bound) => isWithin(value, bound));
    case 'anything-but':
      return value !== null && !condition.conditions.some((excluded) => meetsOne(excluded, value));
  }
}

function isWithin(value: number, { operator, bound }: { operator: string; bound: number }): boolean {
  if (value === bound) return operator.endsWith('=');
  return value < bound ? operator.startsWith('<') : operator.startsWith('>');
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

function attributeValues(attribute: MessageAttributes[string] | undefined): Value[] {
  const { DataType = '', StringValue = '' } = attribute ?? {};
  if (DataType === 'String.Array') return arrayValues(StringValue);
  if (DataType.startsWith('Number')) return [Number(StringValue)];
  return DataType.startsWith('String') ? [StringValue] : [];
}

function arrayValues(json: string): Value[] {
  try {
    const values: unknown = JSON.parse(json);
    return Array.isArray(values) ? (values as Value[]) : [];
  } catch {
    return [];
  }
}

/** All values at a path, which arrays on the way multiply. */
function leaves(node: unknown, path: string[]): Value[] {
  if (Array.isArray(node)) return node.flatMap((item) => leaves(item, path));
  const [step, ...rest] = path;
  if (step === undefined) return typeof node === 'object' && node !== null ? [] : [node as Value];
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return [];
  return leaves((node as Record<string, unknown>)[step], rest);
}
