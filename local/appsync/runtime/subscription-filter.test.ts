import { describe, expect, it } from 'vitest';
import { aSession, handle } from './test-handler.ts';
import { toSubscriptionFilter } from './subscription-filter.ts';

/** Groups of `field operator value`. */
function groupsOf(...input: Parameters<typeof toSubscriptionFilter>): string[][] | undefined {
  return toSubscriptionFilter(...input)?.filterGroup.map(({ filters }) =>
    filters.map(({ fieldName, operator, value }) => `${fieldName} ${operator} ${JSON.stringify(value)}`),
  );
}

describe('toSubscriptionFilter', () => {
  it('joins fields, and multiplies alternatives out (F81, F82)', () => {
    expect(groupsOf({ a: { eq: 1 }, b: { in: [1, 2] } })).toEqual([['a eq 1', 'b in [1,2]']]);
    expect(groupsOf({ a: { le: 1, ge: 2 } })).toEqual([['a le 1'], ['a ge 2']]);
    expect(
      groupsOf({ z: { eq: 0 }, and: [{ a: { eq: 1 } }], or: [{ b: { eq: 2 } }, { c: { eq: 3 } }] }),
    ).toEqual([
      ['z eq 0', 'a eq 1', 'b eq 2'],
      ['z eq 0', 'a eq 1', 'c eq 3'],
    ]);
  });

  it('leaves ignored fields out, and wants one of the rules to hold (F82)', () => {
    expect(groupsOf({ a: { eq: 1 }, and: [{ b: { eq: 2 } }] }, ['b'])).toEqual([['a eq 1']]);
    expect(groupsOf({ a: { eq: 1 } }, [], { r: { ge: 2 }, s: { eq: 'p' } })).toEqual([
      ['a eq 1', 'r ge 2'],
      ['a eq 1', 's eq "p"'],
    ]);
  });

  it('knows no not: it is a field, as every unknown name is (F82)', () => {
    expect(groupsOf({ not: { a: { eq: 1 } } })).toEqual([['not a {"eq":1}']]);
  });

  it('answers no group for an empty filter, and null for what is none', () => {
    expect([{}, { a: {} }, { and: [] }].map((filter) => groupsOf(filter))).toEqual([[], [], []]);
    expect([null, undefined, [], '{}'].map((filter) => toSubscriptionFilter(filter))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it.each([
    [
      { or: Array.from({ length: 11 }, (_, index) => ({ [`f${index}`]: { eq: 1 } })) },
      'Filters combination exceed maximum limit 10 for subscription.',
    ],
    [{ a: { eq: 1 }, and: [{ a: { eq: 2 } }] }, 'filter uses same fieldName multiple time'],
  ])('refuses too much in the words of AWS (F82)', (filter, message) => {
    const statement = `return util.transform.toSubscriptionFilter(${JSON.stringify(filter)});`;

    expect(handle(statement)).toMatchObject({ kind: 'error', error: { message } });
  });
});

describe('extensions', () => {
  it('say in the session what they ask for (F41, F80, F83)', () => {
    const session = aSession();

    handle(
      `extensions.setSubscriptionFilter({ filterGroup: [{ filters: [{ fieldName: 'a', operator: 'eq', value: 1 }] }] });
       extensions.setSubscriptionInvalidationFilter({ filterGroup: [] });
       extensions.invalidateSubscriptions({ subscriptionField: 'onX', payload: { a: 1 } });
       extensions.evictFromApiCache('Query', 'x', { 'context.arguments.id': 1 });`,
      {},
      session,
    );

    expect(session).toMatchObject({
      subscriptionFilter: { filterGroup: [{ filters: [{ fieldName: 'a', operator: 'eq', value: 1 }] }] },
      invalidationFilter: { filterGroup: [] },
      invalidations: [{ subscriptionField: 'onX', payload: { a: 1 } }],
      evictions: [{ typeName: 'Query', fieldName: 'x', keyValuePair: { 'context.arguments.id': 1 } }],
    });
  });

  it('invalidate at most five times a request (F83)', () => {
    const session = aSession();

    const outcome = handle(
      `for (const n of [1, 2, 3, 4, 5, 6]) { extensions.invalidateSubscriptions({ subscriptionField: 'onX', payload: { n } }); }`,
      {},
      session,
    );

    expect(outcome.kind).toBe('error');
    expect(session.invalidations).toHaveLength(5);
  });
});
