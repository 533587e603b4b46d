import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-00000000000a';
const { request, response, statement } = loadedResolver('Subscription.onPackageEvent');

describe('Subscription.onPackageEvent', () => {
  it('delivers the events of the package that was found, and nothing at once', () => {
    const { count } = statement({ args: { packageId: ID.toUpperCase() } });
    const answer = response({
      args: { packageId: ID.toUpperCase() },
      result: answered([{ piece: JSON.stringify({ id: ID, ends: [] }) }]),
    });

    expect(count).toBe(1);
    expect(answer).toMatchObject({
      kind: 'value',
      value: null,
      subscriptionFilter: {
        filterGroup: [{ filters: [{ fieldName: 'packageId', operator: 'eq', value: ID }] }],
      },
    });
  });

  it('refuses a package that is not there, or not for the caller, in the same words', () => {
    const unseen = response({ args: { packageId: ID }, result: answered([]) });
    const impossible = request({ args: { packageId: 'x' } });

    expect(unseen).toMatchObject({
      error: { errorType: 'NOT_FOUND', message: `There is no package ${ID}.` },
    });
    expect(impossible).toMatchObject({
      error: { errorType: 'NOT_FOUND', message: 'There is no package x.' },
    });
  });
});
