import { describe, expect, it } from 'vitest';
import { answered, aUser, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-000000000001';
const LANE = `${ID}/${ID}`;
const ADMIN = aUser('sub-of-admin', ['admin']);
const VIEWER = JSON.stringify({ kind: 'USER', sub: 'sub-of-admin', groups: ['admin'] });

describe('Query.listLaneTimes', () => {
  const { request, response, statement } = loadedResolver('Query.listLaneTimes');

  it('asks once, and goes on behind the last that it has shown', () => {
    const row = { item: '{"openingDays":1}', key: JSON.stringify([LANE]) };
    const first = response({ args: { limit: 1 }, result: answered([row, row]) }) as unknown as {
      value: { nextToken: string };
    };

    const { count, values } = statement({ args: { ...first.value, limit: 1 }, as: ADMIN });

    expect(first.value).toMatchObject({ items: [{ openingDays: 1 }] });
    expect(count).toBe(1);
    expect(values).toEqual([VIEWER, null, null, LANE, 2]);
  });

  it('is empty for what is no office, and refuses a limit and a token that may not be', () => {
    const refused = { error: { errorType: 'INVALID_INPUT' } };
    const nextToken = Buffer.from('["LIS1/OPO1"]').toString('base64');

    for (const args of [{ originOfficeId: 'LIS1' }, { destinationOfficeId: 'LIS1' }])
      expect(request({ args })).toMatchObject({ value: { items: [], nextToken: null } });
    expect(request({ args: { limit: 0 } })).toMatchObject(refused);
    expect(request({ args: { nextToken } })).toMatchObject(refused);
  });
});

describe('Query.getOfficeCalendar', () => {
  const { request, response, statement } = loadedResolver('Query.getOfficeCalendar');

  it('asks once, and knows without asking that there is no office of another kind of name', () => {
    const result = answered([{ piece: '{"opensAt":"09:00:00"}' }]);

    expect(statement({ args: { officeId: ID }, as: ADMIN })).toMatchObject({
      count: 1,
      values: [VIEWER, ID],
    });
    expect(response({ result })).toMatchObject({ value: { opensAt: '09:00:00' } });
    expect(request({ args: { officeId: 'LIS1' } })).toMatchObject({ value: null });
  });
});
