import type { SubscriptionFilter } from '../runtime/types.ts';

type Filter = SubscriptionFilter['filterGroup'][number]['filters'][number];

type Operator = (actual: unknown, wanted: unknown) => boolean;

/** F81. */
const OPERATORS: Record<string, Operator> = {
  eq: isEqual,
  ne: (actual, wanted) => !isEqual(actual, wanted),
  le: (actual, wanted) => compare(actual, wanted, (order) => order <= 0),
  lt: (actual, wanted) => compare(actual, wanted, (order) => order < 0),
  ge: (actual, wanted) => compare(actual, wanted, (order) => order >= 0),
  gt: (actual, wanted) => compare(actual, wanted, (order) => order > 0),
  contains,
  notContains: (actual, wanted) => !contains(actual, wanted),
  beginsWith: (actual, wanted) => typeof actual === 'string' && actual.startsWith(String(wanted)),
  in: (actual, wanted) => listOf(wanted).some((value) => isEqual(actual, value)),
  notIn: (actual, wanted) => !listOf(wanted).some((value) => isEqual(actual, value)),
  between: (actual, wanted) => {
    const [low, high] = listOf(wanted);
    return compare(actual, low, (order) => order >= 0) && compare(actual, high, (order) => order <= 0);
  },
  containsAny: (actual, wanted) => listOf(wanted).some((value) => contains(actual, value)),
};

/** F81, F82. */
const LIMITS = { groups: 10, levels: 5 };

/** Arguments as a filter: each that is given must be equal, null too; one that is left out does not matter (F79). */
export function filterByArguments(args: Record<string, unknown>): SubscriptionFilter {
  const filters = Object.entries(args).map(([fieldName, value]) => ({ fieldName, operator: 'eq', value }));
  return { filterGroup: filters.length > 0 ? [{ filters }] : [] };
}

/** Why AppSync would refuse this filter, if it would. */
export function filterFault({ filterGroup }: SubscriptionFilter): string | undefined {
  if (filterGroup.length > LIMITS.groups) {
    return `Filters combination exceed maximum limit ${LIMITS.groups} for subscription.`;
  }
  for (const { fieldName, operator } of filterGroup.flatMap(({ filters }) => filters)) {
    if (!Object.hasOwn(OPERATORS, operator)) return `Unknown filter operator ${operator}.`;
    if (fieldName.split('.').length > LIMITS.levels)
      return `The field ${fieldName} is nested too deeply for a filter.`;
  }
  return undefined;
}

/** Groups are alternatives, the filters of one must all hold (F81). */
export function matches({ filterGroup }: SubscriptionFilter, data: Record<string, unknown>): boolean {
  return (
    filterGroup.length === 0 ||
    filterGroup.some(({ filters }) => filters.every((filter) => holds(filter, data)))
  );
}

/** The value at `a.b.c`; there is none behind a list (F81). */
export function valueAt(data: Record<string, unknown>, fieldName: string): unknown {
  if (!fieldName.includes('.')) return data[fieldName];
  return fieldName.split('.').reduce<unknown>((value, name) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>)[name] : undefined;
  }, data);
}

/** What the mutation did not select is as good as null to `eq`, and nothing to the others. */
function holds({ fieldName, operator, value }: Filter, data: Record<string, unknown>): boolean {
  const actual = valueAt(data, fieldName);
  if (actual === undefined && operator !== 'eq') return false;
  return OPERATORS[operator]?.(actual ?? null, value) ?? false;
}

function isEqual(actual: unknown, wanted: unknown): boolean {
  if (actual === wanted) return true;
  if (typeof actual !== 'object' || typeof wanted !== 'object' || !actual || !wanted) return false;
  return JSON.stringify(actual) === JSON.stringify(wanted);
}

function compare(actual: unknown, wanted: unknown, isWanted: (order: number) => boolean): boolean {
  if (typeof actual === 'number' && typeof wanted === 'number') return isWanted(actual - wanted);
  if (typeof actual !== 'string' || typeof wanted !== 'string') return false;
  return isWanted(actual < wanted ? -1 : actual > wanted ? 1 : 0);
}

function contains(actual: unknown, wanted: unknown): boolean {
  if (Array.isArray(actual)) return actual.includes(wanted);
  return typeof actual === 'string' && actual.includes(String(wanted));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
