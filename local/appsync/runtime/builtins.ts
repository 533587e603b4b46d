/** Array methods whose callback the limit of iterations counts (F8), from the start or from the end of the list. */
const ITERATING = ['every', 'filter', 'find', 'findIndex', 'flatMap', 'forEach', 'map', 'reduce', 'some'];
const ITERATING_BACKWARDS = ['findLast', 'findLastIndex', 'reduceRight'];

const ARRAY_METHODS = [
  ...ITERATING,
  ...ITERATING_BACKWARDS,
  ...['concat', 'fill', 'flat', 'indexOf', 'join', 'lastIndexOf', 'pop', 'push', 'reverse', 'shift', 'slice'],
  ...['sort', 'splice', 'unshift'],
];

const STRING_METHODS = [
  ...['charAt', 'concat', 'endsWith', 'indexOf', 'lastIndexOf', 'replace', 'replaceAll', 'slice', 'split'],
  ...['startsWith', 'toLowerCase', 'toUpperCase', 'trim', 'trimEnd', 'trimStart'],
];

type Kept = { members: string[]; prototype?: string[] };

/**
 * The built-ins that AppSync lists (F5). What it does not list is not here, confirmed or not: `includes`, `substring`,
 * `toString`, `Date`, `Array.isArray`, `parseInt` …
 */
const KEPT: Record<string, Kept> = {
  Object: { members: ['assign', 'entries', 'hasOwn', 'keys', 'values'], prototype: [] },
  Array: { members: [], prototype: ARRAY_METHODS },
  String: { members: ['raw'], prototype: STRING_METHODS },
  Number: { members: ['isFinite', 'isNaN'], prototype: [] },
  Math: { members: ['ceil', 'floor', 'max', 'min', 'random', 'round'] },
  JSON: { members: ['parse', 'stringify'] },
};

export const builtins = {
  kept: KEPT,
  iterating: ITERATING,
  iteratingBackwards: ITERATING_BACKWARDS,
  patterns: ['replace', 'replaceAll'],
};

/** Loops over a list end silently after so many rounds (F8). */
export const ITERATION_LIMIT = 1_000;
