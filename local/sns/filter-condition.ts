import { parseCidr } from './cidr.ts';
import { invalidParameter } from './faults.ts';

/** One value of a filter policy, e.g. `"red"` or `{ "prefix": "bl" }`. */
export type Condition =
  | { match: 'equals'; value: string | number | boolean | null }
  | { match: 'exists'; value: boolean }
  | { match: 'prefix' | 'suffix' | 'equals-ignore-case' | 'cidr' | 'wildcard'; value: string }
  | { match: 'numeric'; bounds: { operator: string; bound: number }[] }
  | { match: 'anything-but'; conditions: Condition[] };

const TEXT_MATCHES = ['prefix', 'suffix', 'equals-ignore-case', 'cidr', 'wildcard'] as const;
/** The names of all matches. */
export const MATCHES = ['numeric', 'exists', 'anything-but', ...TEXT_MATCHES];
const BOUNDS = ['=', '<', '<=', '>', '>='];

export function parseCondition(value: unknown): Condition {
  if (!isObject(value)) {
    if (!isScalar(value)) throw fault('Match value must be String, number, true, false, or null');
    return { match: 'equals', value };
  }
  const [[match, operand] = ['', undefined], ...others] = Object.entries(value);
  if (others.length) throw fault('Only one key allowed in match expression');
  if (match === 'anything-but') return parseAnythingBut(operand);
  if (match === 'numeric') return { match, bounds: parseBounds(operand) };
  if (match === 'exists') {
    if (typeof operand !== 'boolean') throw fault('exists match pattern must be either true or false.');
    return { match, value: operand };
  }
  const textMatch = TEXT_MATCHES.find((each) => each === match);
  if (!textMatch) throw fault(`Unrecognized match type ${match}`);
  if (typeof operand !== 'string') throw fault(`${match} match pattern must be a string`);
  if (textMatch === 'cidr' && !parseCidr(operand)) throw fault(`Malformed CIDR: ${operand}`);
  return { match: textMatch, value: operand };
}

function parseAnythingBut(operand: unknown): Condition {
  if (isObject(operand)) {
    const [match = ''] = Object.keys(operand);
    if (!TEXT_MATCHES.some((each) => each === match))
      throw fault(`Unsupported anything-but pattern: ${match}`);
    return { match: 'anything-but', conditions: [parseCondition(operand)] };
  }
  const values = Array.isArray(operand) ? operand : [operand];
  if (!values.length || values.some(isObject))
    throw fault('Value of anything-but must be an array or single string/number value.');
  return { match: 'anything-but', conditions: values.map(parseCondition) };
}

/** One bound, or a lower and an upper one. */
function parseBounds(operand: unknown): { operator: string; bound: number }[] {
  if (!Array.isArray(operand) || !operand.length) throw fault('Invalid member in numeric match: ]');
  const [operator, bound, upperOperator, upperBound, ...rest] = operand as unknown[];
  const bounds = [parseBound(operator, bound)];
  if (operand.length === 2) return bounds;

  if (!String(operator).startsWith('>')) throw fault('Too many elements in numeric expression');
  if (!String(upperOperator).startsWith('<')) throw fault(`Bad numeric range operator: ${upperOperator}`);
  bounds.push(parseBound(upperOperator, upperBound));
  if (Number(upperBound) <= Number(bound)) throw fault('Bottom must be less than top');
  if (rest.length) throw fault('Too many terms in numeric range expression');
  return bounds;
}

function parseBound(operator: unknown, bound: unknown): { operator: string; bound: number } {
  if (!BOUNDS.includes(operator as string)) throw fault(`Unrecognized numeric range operator: ${operator}`);
  if (typeof bound !== 'number') {
    throw fault(`Value of ${operator === '=' ? 'equals' : operator} must be numeric`);
  }
  return { operator: operator as string, bound };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

export function fault(reason: string) {
  return invalidParameter(`FilterPolicy: ${reason}`);
}
