import { fail } from './interruption.ts';
import type { SubscriptionFilter } from './types.ts';

type Filters = SubscriptionFilter['filterGroup'][number]['filters'];
type FilterObject = Record<string, unknown>;

const MOST_COMBINATIONS = 10;
/** How many fields one combination may look at; the number is commonly reported, not documented (F82). */
const MOST_ATTRIBUTES = 5;

/** `util.transform.toSubscriptionFilter`: operators on one field and members of `or` are alternatives (F82). */
export function toSubscriptionFilter(
  filter: unknown,
  ignoredFields?: string[] | null,
  rules?: FilterObject | null,
): SubscriptionFilter | null {
  if (!isFilterObject(filter)) {
    return null;
  }
  const combinations = product([combinationsOf(filter, ignoredFields ?? []), rulesOf(rules ?? {})]);
  return checkedFilter({ filterGroup: combinations.map((filters) => ({ filters })) });
}

/** Ends the handler when AppSync would not take the filter (F82). */
export function checkedFilter(filter: SubscriptionFilter): SubscriptionFilter {
  if (filter.filterGroup.length > MOST_COMBINATIONS) {
    fail(`Filters combination exceed maximum limit ${MOST_COMBINATIONS} for subscription.`);
  }
  for (const { filters } of filter.filterGroup) {
    checkCombination(filters);
  }
  return filter;
}

function checkCombination(filters: Filters): void {
  if (filters.length > MOST_ATTRIBUTES) {
    fail('Filters exceed maximum attributes limit');
  }
  if (new Set(filters.map(({ fieldName }) => fieldName)).size < filters.length) {
    fail('filter uses same fieldName multiple time');
  }
}

function combinationsOf(filter: FilterObject, ignored: string[]): Filters[] {
  const alternatives = Object.entries(filter)
    .filter(([name]) => !ignored.includes(name))
    .map(([name, value]) => alternativesOf(name, value, ignored));

  return product(alternatives);
}

function alternativesOf(name: string, value: unknown, ignored: string[]): Filters[] {
  if (name === 'and') {
    return product(members(value).map((member) => combinationsOf(member, ignored)));
  }
  if (name === 'or') {
    return members(value).flatMap((member) => combinationsOf(member, ignored));
  }
  const operators = isFilterObject(value) ? Object.entries(value) : [];
  return operators.map(([operator, operand]) => [{ fieldName: name, operator, value: operand }]);
}

/** At least one rule has to hold. */
function rulesOf(rules: FilterObject): Filters[] {
  return Object.entries(rules).flatMap(([name, value]) => alternativesOf(name, value, []));
}

/** Every way to take one of each; what offers nothing to take is passed over. */
function product(factors: Filters[][]): Filters[] {
  const offers = factors.filter((alternatives) => alternatives.length > 0);
  if (offers.length === 0) {
    return [];
  }
  return offers.reduce<Filters[]>(
    (combinations, alternatives) =>
      combinations.flatMap((combination) =>
        alternatives.map((alternative) => [...combination, ...alternative]),
      ),
    [[]],
  );
}

function members(value: unknown): FilterObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isFilterObject);
}

function isFilterObject(value: unknown): value is FilterObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
