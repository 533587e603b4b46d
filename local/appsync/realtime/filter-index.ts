import type { SubscriptionFilter } from '../runtime/types.ts';
import { matches, valueAt } from './filter.ts';

type Filtered = { filter: SubscriptionFilter };

/** Where entries are kept: by a value the field must have, or by an element its list must have. */
type Shelf<Entry> = { fieldName: string; isElement: boolean; entries: Map<string, Set<Entry>> };

type Key = { fieldName: string; isElement: boolean; values: unknown[] };

/** Finds those of many filtered entries that want some data, without asking each of them. */
export type FilterIndex<Entry> = {
  add: (entry: Entry) => void;
  delete: (entry: Entry) => void;
  matching: (data: Record<string, unknown>) => Entry[];
};

export function filterIndex<Entry extends Filtered>(): FilterIndex<Entry> {
  const shelves = new Map<string, Shelf<Entry>>();
  const unsorted = new Set<Entry>();

  function* places({ filter }: Entry): Generator<{ entries: Shelf<Entry>['entries']; key: string }> {
    for (const key of filter.filterGroup.map(keyOf)) {
      if (!key) continue;
      const name = `${key.isElement ? 'element' : 'value'} ${key.fieldName}`;
      const { fieldName, isElement } = key;
      const shelf = shelves.get(name) ?? { fieldName, isElement, entries: new Map<string, Set<Entry>>() };
      shelves.set(name, shelf);
      for (const value of key.values) yield { entries: shelf.entries, key: keyText(value) };
    }
  }

  return {
    add: (entry) => {
      const { filterGroup } = entry.filter;
      if (filterGroup.length === 0 || filterGroup.some((group) => !keyOf(group))) unsorted.add(entry);
      for (const { entries, key } of places(entry))
        entries.set(key, (entries.get(key) ?? new Set()).add(entry));
    },
    delete: (entry) => {
      unsorted.delete(entry);
      for (const { entries, key } of places(entry)) {
        const found = entries.get(key);
        found?.delete(entry);
        if (found?.size === 0) entries.delete(key);
      }
    },
    matching: (data) => {
      const candidates = new Set(unsorted);
      for (const shelf of shelves.values()) {
        for (const found of candidatesOn(shelf, valueAt(data, shelf.fieldName))) {
          for (const entry of found) candidates.add(entry);
        }
      }
      return [...candidates].filter(({ filter }) => matches(filter, data));
    },
  };
}

/** The condition of a group that narrows it down best: one that names the values wanted. */
function keyOf({ filters }: SubscriptionFilter['filterGroup'][number]): Key | undefined {
  const byValue = filters.find(
    ({ operator, value }) => (operator === 'eq' && isScalar(value)) || operator === 'in',
  );
  if (byValue) return { fieldName: byValue.fieldName, isElement: false, values: [byValue.value].flat() };
  const byElement = filters.find(({ operator }) => operator === 'contains' || operator === 'containsAny');
  return byElement && { fieldName: byElement.fieldName, isElement: true, values: [byElement.value].flat() };
}

function candidatesOn<Entry>({ entries, isElement }: Shelf<Entry>, value: unknown): Iterable<Set<Entry>> {
  if (isElement && typeof value === 'string') return entries.values();
  const values = isElement && Array.isArray(value) ? value : [value];
  return values.flatMap((wanted) => entries.get(keyText(wanted)) ?? []);
}

function keyText(value: unknown): string {
  return `${typeof (value ?? null)} ${String(value ?? null)}`;
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
