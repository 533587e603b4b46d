import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-00000000000a';
const { request, response, statement } = loadedResolver('Query.listImportProblems');
const row = (line: number) => ({ item: `{"line":${line}}`, key: JSON.stringify([`${line}`, '1']) });

describe('Query.listImportProblems', () => {
  it('asks once, and goes on behind the last problem it has shown', () => {
    const first = response({ args: { limit: 1 }, result: answered([row(2), row(3)]) });
    const { value } = first as unknown as { value: { nextToken: string } };

    const { count, values } = statement({ args: { ...value, importId: ID, limit: 1 } });

    expect(value).toMatchObject({ items: [{ line: 2 }] });
    expect(count).toBe(1);
    expect(values).toEqual([expect.any(String), ID, '2', '1', 2]);
  });

  it('is empty for what is no import, and refuses a token of another list', () => {
    const nextToken = Buffer.from('["LIS1"]').toString('base64');

    expect(request({ args: { importId: 'none' } })).toMatchObject({ value: { items: [], nextToken: null } });
    expect(request({ args: { importId: ID, nextToken } })).toMatchObject({
      error: { errorType: 'INVALID_INPUT' },
    });
  });
});
