import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-00000000000a';
const { request, response, statement } = loadedResolver('Subscription.onImportProgress');

describe('Subscription.onImportProgress', () => {
  it('delivers what is told of the import, and nothing at once', () => {
    const { count } = statement({ args: { importId: ID } });
    const answer = response({
      args: { importId: ID },
      result: answered([{ piece: JSON.stringify({ id: ID, ends: [] }) }]),
    });

    expect(count).toBe(1);
    expect(answer).toMatchObject({
      kind: 'value',
      value: null,
      subscriptionFilter: { filterGroup: [{ filters: [{ fieldName: 'id', operator: 'eq', value: ID }] }] },
    });
  });

  it('refuses an import of an office where the caller does not work', () => {
    expect(response({ args: { importId: ID }, result: answered([{}]) })).toMatchObject({
      error: { errorType: 'NOT_FOUND' },
    });
    expect(request({ args: { importId: 'none' } })).toMatchObject({ error: { errorType: 'NOT_FOUND' } });
  });
});
