import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubscriptionFilter } from '../runtime/types.ts';
import { matches } from './filter.ts';
import { filterIndex } from './filter-index.ts';

const scalar = fc.constantFrom<unknown>('a', 'b', 'ab', 1, '1', true, null);
const fieldName = fc.constantFrom('x', 'y', 'at.x');
const condition = fc.oneof(
  fc.record({ fieldName, operator: fc.constantFrom('eq', 'ne', 'contains', 'beginsWith'), value: scalar }),
  fc.record({
    fieldName,
    operator: fc.constantFrom('in', 'notIn', 'containsAny'),
    value: fc.array(scalar, { maxLength: 3 }),
  }),
);
const group = fc.record({ filters: fc.array(condition, { maxLength: 3 }) });
const filter: fc.Arbitrary<SubscriptionFilter> = fc.record({
  filterGroup: fc.array(group, { maxLength: 3 }),
});
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
const data = fc.record({ x: value, y: value, at: fc.record({ x: value }) }, { requiredKeys: [] });

describe('filterIndex', () => {
  it('finds exactly those that asking each of them would find', () => {
    fc.assert(
      fc.property(
        fc.array(filter, { maxLength: 20 }),
        fc.array(data, { minLength: 1, maxLength: 5 }),
        (filters, published) => {
          const entries = filters.map((wanted) => ({ filter: wanted }));
          const index = filterIndex<(typeof entries)[number]>();
          entries.forEach(index.add);

          for (const values of published) {
            const expected = entries.filter((entry) => matches(entry.filter, values));
            expect(new Set(index.matching(values))).toEqual(new Set(expected));
          }
        },
      ),
    );
  });

  it('forgets what is deleted', () => {
    fc.assert(
      fc.property(fc.array(filter, { maxLength: 10 }), data, (filters, values) => {
        const entries = filters.map((wanted) => ({ filter: wanted }));
        const index = filterIndex<(typeof entries)[number]>();
        entries.forEach(index.add);

        entries.forEach(index.delete);

        expect(index.matching(values)).toEqual([]);
      }),
    );
  });
});
