import { invalidParameter } from './faults.ts';
import { fault, isObject, MATCHES, parseCondition } from './filter-condition.ts';
import type { Condition } from './filter-condition.ts';

/** What a message must meet: all of `keys`, where a key's conditions are alternatives, and one of each `either`. */
export type FilterPolicy = {
  keys: { path: string[]; conditions: Condition[] }[];
  either: FilterPolicy[][];
};

export type FilterPolicyScope = 'MessageAttributes' | 'MessageBody';

const MOST_KEYS = 5;
const MOST_COMBINATIONS = 150;
const MOST_BYTES = 262_144;

export function parseFilterPolicy(json: string, scope: FilterPolicyScope): FilterPolicy {
  const policy = parseJson(json);
  if (Object.keys(policy).length > MOST_KEYS) throw fault('Filter policy can not have more than 5 keys');
  if (combinations(policy) > MOST_COMBINATIONS) throw fault('Filter policy is too complex');
  return parseObject(policy, [], scope);
}

function parseJson(json: string): Record<string, unknown> {
  if (Buffer.byteLength(json) > MOST_BYTES) throw fault('Filter policy is too large');
  let policy: unknown;
  try {
    policy = JSON.parse(json);
  } catch {
    throw fault('failed to parse JSON.');
  }
  if (!isObject(policy)) throw fault('Filter is not an object');
  return policy;
}

function parseObject(
  policy: Record<string, unknown>,
  path: string[],
  scope: FilterPolicyScope,
): FilterPolicy {
  const parsed: FilterPolicy = { keys: [], either: [] };
  for (const [key, value] of Object.entries(policy)) {
    if (isAlternatives(key, value)) {
      parsed.either.push(value.map((alternative) => parseObject(alternative, path, scope)));
    } else if (Array.isArray(value)) {
      if (!value.length) throw fault('Empty arrays are not allowed');
      parsed.keys.push({ path: [...path, key], conditions: value.map(parseCondition) });
    } else if (isObject(value)) {
      if (scope === 'MessageAttributes') {
        throw invalidParameter('Filter policy scope MessageAttributes does not support nested filter policy');
      }
      const nested = parseObject(value, [...path, key], scope);
      parsed.keys.push(...nested.keys);
      parsed.either.push(...nested.either);
    } else {
      throw fault(`"${key}" must be an object or an array`);
    }
  }
  return parsed;
}

/** The numbers of values multiplied, each by the depth of its key; alternatives are added up. */
function combinations(policy: Record<string, unknown>, depth = 1, before = 1): number {
  return Object.entries(policy).reduce((product, [key, value]) => {
    if (isAlternatives(key, value)) {
      return value.reduce((sum, alternative) => sum + combinations(alternative, depth, product), 0);
    }
    if (Array.isArray(value)) return product * value.length * depth;
    return isObject(value) ? combinations(value, depth + 1, product) : product;
  }, before);
}

/** `$or` is a key like any other unless it has two objects or more, none with the name of a match. */
function isAlternatives(key: string, value: unknown): value is Record<string, unknown>[] {
  return (
    key === '$or' &&
    Array.isArray(value) &&
    value.length > 1 &&
    value.every((each) => isObject(each) && !Object.keys(each).some((name) => MATCHES.includes(name)))
  );
}
