import { TemplateError } from '../assembly/template.ts';
import { pattern as wildcard } from '../iam/policies/pattern.ts';

type Holds = (value: unknown) => boolean;
type Node = { readonly [name: string]: unknown };

/** Whether an event is one that a rule is for. What the pattern says must all hold; of a list, one is enough. */
export function readEventPattern(pattern: unknown, place = 'EventPattern'): Holds {
  if (!isNode(pattern)) throw new TemplateError(`${place} is no object.`);
  const { $or: alternatives, ...fields } = pattern;
  const all = Object.entries(fields).map(([name, wanted]): Holds => {
    const holds = readField(wanted, `${place}.${name}`);
    return (event) => holds(isNode(event) ? event[name] : undefined);
  });
  if (alternatives !== undefined) all.push(readAlternatives(alternatives, place));
  if (all.length === 0) throw new TemplateError(`${place} is empty.`);
  return (event) => all.every((holds) => holds(event));
}

function readAlternatives(alternatives: unknown, place: string): Holds {
  if (!Array.isArray(alternatives) || alternatives.length < 2)
    throw new TemplateError(`${place}.$or is no list of patterns.`);
  const some = alternatives.map((one, index) => readEventPattern(one, `${place}.$or.${index}`));
  return (event) => some.some((holds) => holds(event));
}

/** A list ends the path; a list in the event is met by any of its members. */
function readField(wanted: unknown, place: string): Holds {
  if (!Array.isArray(wanted)) return readEventPattern(wanted, place);
  if (wanted.length === 0) throw new TemplateError(`${place} is empty.`);
  const some = wanted.map((one: unknown) => readWanted(one, place));
  return (value) => some.some((holds) => holds(value));
}

function readWanted(wanted: unknown, place: string): Holds {
  if (!isNode(wanted)) return anyOf((value) => value === wanted);
  const [[operator = '', operand] = [], ...others] = Object.entries(wanted);
  if (operator === 'exists') return (value) => (value !== undefined) === (operand === true);
  const holds = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator]?.(operand) : undefined;
  if (!holds || others.length > 0)
    throw new TemplateError(`${place}: the operator ${JSON.stringify(wanted)} is not known here.`);
  // what is not there is not anything but something either
  return anyOf(holds);
}

/** Undefined for an operand that is not known here. */
const OPERATORS: Record<string, (operand: unknown) => Holds | undefined> = {
  prefix: (operand) => textual(operand, (value, start) => value.startsWith(start)),
  suffix: (operand) => textual(operand, (value, end) => value.endsWith(end)),
  'equals-ignore-case': (operand) =>
    textual(operand, (value, other) => value.toLowerCase() === other.toLowerCase()),
  wildcard: (operand) =>
    // in a pattern of events a question mark is one
    typeof operand === 'string' && !/[?\\]/.test(operand) ? isText(wildcard(operand)) : undefined,
  'anything-but': anythingBut,
  numeric: (operand) => (Array.isArray(operand) ? numeric(operand) : undefined),
};

function anythingBut(operand: unknown): Holds | undefined {
  const refused = [operand].flat();
  if (refused.every((one) => typeof one === 'string' || typeof one === 'number'))
    return (value) => !refused.some((one) => one === value);
  if (!isNode(operand)) return undefined;
  const [[operator = '', inner] = [], ...others] = Object.entries(operand);
  const isKnown = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(operator);
  const holds = isKnown && others.length === 0 ? OPERATORS[operator]?.(inner) : undefined;
  return holds && ((value) => !holds(value));
}

const COMPARISONS: Record<string, (value: number, other: number) => boolean> = {
  '=': (value, other) => value === other,
  '<': (value, other) => value < other,
  '<=': (value, other) => value <= other,
  '>': (value, other) => value > other,
  '>=': (value, other) => value >= other,
};

/** `[">", 0, "<=", 5]` */
function numeric(operand: unknown[]): Holds | undefined {
  const pairs = Array.from({ length: operand.length / 2 }, (_, index) => {
    const [operator, other] = operand.slice(2 * index);
    const compare = COMPARISONS[String(operator)];
    return compare && typeof other === 'number' ? (value: number) => compare(value, other) : undefined;
  });
  if (operand.length % 2 !== 0 || pairs.length === 0 || pairs.includes(undefined)) return undefined;
  return (value) => typeof value === 'number' && pairs.every((holds) => holds?.(value));
}

function textual(operand: unknown, test: (value: string, operand: string) => boolean): Holds | undefined {
  return typeof operand === 'string' ? isText((value) => test(value, operand)) : undefined;
}

function isText(test: (value: string) => boolean): Holds {
  return (value) => typeof value === 'string' && test(value);
}

function anyOf(holds: Holds): Holds {
  return (value) => (Array.isArray(value) ? value.some(holds) : value !== undefined && holds(value));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
