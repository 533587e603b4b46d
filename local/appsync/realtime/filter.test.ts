import { describe, expect, it } from 'vitest';
import { filterByArguments, filterFault, matches, valueAt } from './filter.ts';

const wanting = (fieldName: string, operator: string, value: unknown) => ({
  filterGroup: [{ filters: [{ fieldName, operator, value }] }],
});

describe('an enhanced filter', () => {
  const data = { name: 'Lisbon', count: 5, tags: ['a', 'b'], none: null, at: { city: { code: 'LIS' } } };

  it.each([
    ['name', 'eq', 'Lisbon', 'Porto'],
    ['name', 'ne', 'Porto', 'Lisbon'],
    ['count', 'le', 5, 4],
    ['count', 'lt', 6, 5],
    ['count', 'ge', 5, 6],
    ['count', 'gt', 4, 5],
    ['name', 'gt', 'Aveiro', 'Porto'],
    ['name', 'contains', 'sbo', 'xyz'],
    ['tags', 'contains', 'a', 'c'],
    ['name', 'notContains', 'xyz', 'sbo'],
    ['tags', 'notContains', 'c', 'a'],
    ['name', 'beginsWith', 'Lis', 'bon'],
    ['name', 'in', ['Porto', 'Lisbon'], ['Porto']],
    ['name', 'notIn', ['Porto'], ['Porto', 'Lisbon']],
    ['count', 'between', [5, 7], [6, 7]],
    ['tags', 'containsAny', ['x', 'b'], ['x', 'y']],
    ['at.city.code', 'eq', 'LIS', 'OPO'],
    ['none', 'eq', null, 'null'],
  ])('on %s knows %s: %j holds, %j does not (F81)', (fieldName, operator, yes, no) => {
    expect(matches(wanting(fieldName, operator, yes), data)).toBe(true);
    expect(matches(wanting(fieldName, operator, no), data)).toBe(false);
  });

  it.each(['ne', 'notIn', 'notContains', 'lt', 'beginsWith'])(
    'does not let %s hold for what was not published',
    (operator) => {
      expect(matches(wanting('missing', operator, 'x'), data)).toBe(false);
    },
  );

  it('does not compare text with numbers', () => {
    expect(matches(wanting('count', 'eq', '5'), data)).toBe(false);
    expect(matches(wanting('count', 'lt', '6'), data)).toBe(false);
  });

  it('is met by any group whose filters all hold (F81)', () => {
    const filters = (count: number, name: string) => ({
      filters: [
        { fieldName: 'count', operator: 'eq', value: count },
        { fieldName: 'name', operator: 'eq', value: name },
      ],
    });

    expect(matches({ filterGroup: [filters(5, 'Porto'), filters(5, 'Lisbon')] }, data)).toBe(true);
    expect(matches({ filterGroup: [filters(5, 'Porto'), filters(6, 'Lisbon')] }, data)).toBe(false);
  });

  it('sees nothing behind a list (F81)', () => {
    expect(valueAt({ items: [{ id: 1 }] }, 'items.id')).toBeUndefined();
  });

  it.each([
    [
      'more than ten groups (F82)',
      { filterGroup: Array(11).fill({ filters: [] }) },
      'Filters combination exceed maximum limit 10 for subscription.',
    ],
    ['an unknown operator', wanting('a', 'like', 'x'), 'Unknown filter operator like.'],
    [
      'a field too deep (F81)',
      wanting('a.b.c.d.e.f', 'eq', 1),
      'The field a.b.c.d.e.f is nested too deeply for a filter.',
    ],
  ])('is refused with %s', (_, filter, reason) => {
    expect(filterFault(filter)).toBe(reason);
  });
});

describe('arguments as a filter', () => {
  it('compare by equality, and what is omitted does not matter (F79)', () => {
    const filter = filterByArguments({ officeId: 'o1' });

    expect(matches(filter, { officeId: 'o1', status: 'NEW' })).toBe(true);
    expect(matches(filter, { officeId: 'o2', status: 'NEW' })).toBe(false);
    expect(matches(filterByArguments({}), { officeId: 'o2' })).toBe(true);
  });

  it('that are null match only null (F79)', () => {
    const filter = filterByArguments({ officeId: null });

    expect(matches(filter, { officeId: null })).toBe(true);
    expect(matches(filter, { officeId: 'o1' })).toBe(false);
  });

  it('of a field that was not selected match nothing', () => {
    expect(matches(filterByArguments({ officeId: 'o1' }), {})).toBe(false);
  });
});
