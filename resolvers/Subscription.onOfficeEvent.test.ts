import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-00000000000a';
const { request, response, statement } = loadedResolver('Subscription.onOfficeEvent');

describe('Subscription.onOfficeEvent', () => {
  it('delivers the events that concern the office, and nothing at once', () => {
    const { count } = statement({ args: { officeId: ID } });
    const answer = response({
      args: { officeId: ID },
      result: answered([{ piece: JSON.stringify({ id: ID, ends: [] }) }]),
    });

    expect(count).toBe(1);
    expect(answer).toMatchObject({
      kind: 'value',
      value: null,
      subscriptionFilter: {
        filterGroup: [{ filters: [{ fieldName: 'officeIds', operator: 'contains', value: ID }] }],
      },
    });
  });

  it('refuses an office where the caller does not work', () => {
    expect(response({ args: { officeId: ID }, result: answered([]) })).toMatchObject({
      error: { errorType: 'NOT_FOUND' },
    });
    expect(request({ args: { officeId: 'LIS1' } })).toMatchObject({ error: { errorType: 'NOT_FOUND' } });
  });
});
