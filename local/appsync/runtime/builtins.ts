type Kept = { members: string[]; prototype?: string[] };

/** What objects need so that `${value}` and `a + b` work. */
const COERCION = ['toString', 'valueOf'];

/** Array methods whose callback the limit of iterations counts (F8). */
const ITERATING = ['every', 'filter', 'find', 'findIndex', 'flatMap', 'forEach', 'map', 'reduce', 'some'];

const ARRAY_METHODS = [
  ...ITERATING,
  ...['concat', 'fill', 'findLast', 'findLastIndex', 'flat', 'indexOf', 'join', 'lastIndexOf', 'pop', 'push'],
  ...['reduceRight', 'reverse', 'shift', 'slice', 'sort', 'splice', 'unshift'],
];

const STRING_METHODS = [
  ...['charAt', 'concat', 'endsWith', 'indexOf', 'lastIndexOf', 'replace', 'replaceAll', 'slice', 'split'],
  ...['startsWith', 'toLowerCase', 'toUpperCase', 'trim', 'trimEnd', 'trimStart'],
];

/** The built-ins that AppSync lists (F5); `includes`, `substring` and `Date` are not confirmed, so they are not here. */
const KEPT: Record<string, Kept> = {
  Object: { members: ['assign', 'entries', 'hasOwn', 'keys', 'values'], prototype: COERCION },
  Array: { members: [], prototype: [...ARRAY_METHODS, ...COERCION] },
  String: { members: ['raw'], prototype: [...STRING_METHODS, ...COERCION] },
  Number: { members: ['isFinite', 'isNaN'], prototype: COERCION },
  Math: { members: ['ceil', 'floor', 'max', 'min', 'random', 'round'] },
  JSON: { members: ['parse', 'stringify'] },
};

export const builtins = { kept: KEPT, iterating: ITERATING, patterns: ['replace', 'replaceAll'] };

/** Loops over a list end silently after so many rounds (F8). */
export const ITERATION_LIMIT = 1_000;
