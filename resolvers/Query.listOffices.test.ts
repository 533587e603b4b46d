import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const { request, response, statement } = loadedResolver('Query.listOffices');
const row = (code: string) => ({ item: `{"code":"${code}"}`, key: JSON.stringify([code]) });

describe('Query.listOffices', () => {
  it('asks once, and goes on behind the last code it has shown', () => {
    const first = response({ args: { limit: 1 }, result: answered([row('LIS1'), row('OPO1')]) });
    const { value } = first as unknown as { value: { nextToken: string } };

    const { count, values } = statement({ args: { ...value, limit: 1 } });

    expect(value).toMatchObject({ items: [{ code: 'LIS1' }] });
    expect(count).toBe(1);
    expect(values).toEqual([expect.any(String), 'LIS1', 2]);
  });

  it('refuses a token of another list', () => {
    const nextToken = Buffer.from('["1","2"]').toString('base64');

    expect(request({ args: { nextToken: nextToken.slice(1) } })).toMatchObject({
      error: { errorType: 'INVALID_INPUT' },
    });
  });
});
