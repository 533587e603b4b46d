import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-00000000000a';
const { request, response, statement } = loadedResolver('Query.listImports');
const row = (id: string) => ({ item: `{"id":"${id}"}`, key: JSON.stringify([id]) });

describe('Query.listImports', () => {
  it('asks once, and goes on behind the last import it has shown', () => {
    const first = response({ args: { limit: 1 }, result: answered([row(ID), row('older')]) });
    const { value } = first as unknown as { value: { nextToken: string } };

    const { count, values } = statement({ args: { ...value, officeId: ID, limit: 1 } });

    expect(value).toMatchObject({ items: [{ id: ID }] });
    expect(count).toBe(1);
    expect(values).toEqual([expect.any(String), ID, ID, 2]);
  });

  it('is empty for what is no office, and refuses a limit that may not be', () => {
    expect(request({ args: { officeId: 'LIS1' } })).toMatchObject({ value: { items: [], nextToken: null } });
    expect(request({ args: { officeId: ID, limit: 101 } })).toMatchObject({
      error: { errorType: 'INVALID_INPUT' },
    });
  });
});
