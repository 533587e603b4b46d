import { describe, expect, it } from 'vitest';
import { answered, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-000000000001';
const { request, response, statement } = loadedResolver('Query.getOffice');

describe('Query.getOffice', () => {
  it('asks once and answers the office as it comes', () => {
    const { count, values } = statement({ args: { id: ID } });
    const { value } = response({ result: answered([{ piece: '{"code":"LIS1"}' }]) }) as { value?: unknown };

    expect(count).toBe(1);
    expect(values).toContain(ID);
    expect(value).toEqual({ code: 'LIS1' });
  });

  it('knows that what is no UUID is no office, without asking', () => {
    expect(request({ args: { id: 'LIS1' } })).toMatchObject({ kind: 'early', value: null });
  });
});
