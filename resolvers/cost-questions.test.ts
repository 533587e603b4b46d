import { describe, expect, it } from 'vitest';
import { answered, aUser, loadedResolver } from '../test/loaded-resolver.ts';

const ID = '018f2c5e-0000-7000-8000-00000000000a';
const FINANCE = aUser('sub-of-eva', ['finance']);
const VIEWER = JSON.stringify({ kind: 'USER', sub: 'sub-of-eva', groups: ['finance'] });
const piece = (answer: unknown) => answered([{ piece: JSON.stringify(answer) }]);
const refused = { error: { errorType: 'INVALID_INPUT' } };
const MONTH = { officeId: ID, from: '2026-01-01', to: '2026-01-31' };
const asFinance = (args: object) => ({ args: args as Record<string, unknown>, as: FINANCE });

describe('Query.comparePeriods', () => {
  const { request, response, statement } = loadedResolver('Query.comparePeriods');
  const other = { otherFrom: '2025-01-01', otherTo: '2025-12-31' };
  const of = (more: object = {}) => asFinance({ ...MONTH, ...other, groupBy: 'LANE', ...more });

  it('asks once, and answers null to whom it is not for', () => {
    const { count, values } = statement(of({ top: 7, stage: 'BILLED' }));

    expect(count).toBe(1);
    expect(values).toEqual([
      VIEWER,
      ...[ID, '2026-01-01', '2026-01-31', '2025-01-01', '2025-12-31', 'LANE', 'BILLED', 7],
    ]);
    expect(response({ result: piece({ groups: [] }) })).toMatchObject({ value: { groups: [] } });
    expect(response({ result: answered([]) })).toMatchObject({ value: null });
    expect(request(of({ officeId: 'LIS1' }))).toMatchObject({ value: null });
  });

  it.each([
    { from: '2026-02-01' },
    { otherFrom: '2026-02-01' },
    { otherFrom: '2019-01-01' },
    { otherTo: '2025-12-31Z' },
    { groupBy: 'MONTH' },
    { top: 0 },
    { top: 501 },
  ])('refuses %o', (more) => {
    expect(request(of(more))).toMatchObject(refused);
  });
});

describe('Query.costOutliers', () => {
  const { request, response, statement } = loadedResolver('Query.costOutliers');
  const of = (more: object = {}) => asFinance({ ...MONTH, ...more });

  it('asks once, and answers null to whom it is not for', () => {
    const { count, values } = statement(of({ factor: 2.5 }));

    expect([count, values]).toEqual([1, [VIEWER, ID, '2026-01-01', '2026-01-31', '2.5', 20, 50]]);
    expect(response({ result: piece([{ factor: '3.00' }]) })).toMatchObject({ value: [{ factor: '3.00' }] });
    expect(response({ result: answered([]) })).toMatchObject({ value: null });
    expect(request(of({ officeId: 'LIS1' }))).toMatchObject({ value: null });
  });

  it.each([
    { from: '2026-02-01' },
    { factor: 1.4 },
    { factor: 1e300 },
    { factor: -3 },
    { leastLines: 4 },
    { leastLines: 10_001 },
    { top: 0 },
    { top: 101 },
  ])('refuses %o', (more) => {
    expect(request(of(more))).toMatchObject(refused);
  });
});

describe('Mutation.setExchangeRates', () => {
  const { request, response, statement } = loadedResolver('Mutation.setExchangeRates');
  const rate = { fromCurrency: 'USD', toCurrency: 'EUR', ratedOn: '2026-01-31', rate: '0.92' };

  it('asks once, and answers what is stored, or why it is not', () => {
    const { count, values } = statement(asFinance({ rates: [rate] }));

    expect([count, values]).toEqual([1, [VIEWER, JSON.stringify([rate])]]);
    expect(response({ result: piece({ rates: [rate] }) })).toMatchObject({ value: [rate] });
    expect(response({ result: piece({ error: { code: 'INVALID_INPUT', message: 'no' } }) })).toMatchObject(
      refused,
    );
  });

  it.each([0, 501])('refuses %i of them', (length) => {
    expect(request(asFinance({ rates: Array.from({ length }, () => rate) }))).toMatchObject(refused);
  });
});

describe('Query.listExchangeRates', () => {
  const { request, response, statement } = loadedResolver('Query.listExchangeRates');
  const key = ['USD', 'EUR', '2026-01-31'];
  const row = (rate: string) => ({ item: JSON.stringify({ rate }), key: JSON.stringify(key) });

  it('asks once, and goes on behind the last rate it has shown', () => {
    const first = response({ args: { limit: 1 }, result: answered([row('1'), row('2')]) });
    const { value } = first as unknown as { value: { items: object[]; nextToken: string } };

    const { count, values } = statement(
      asFinance({ fromCurrency: 'USD', limit: 1, nextToken: value.nextToken }),
    );

    expect(value.items).toEqual([{ rate: '1' }]);
    expect([count, values]).toEqual([1, [VIEWER, 'USD', null, ...key, 2]]);
    expect(request(asFinance({ limit: 101 }))).toMatchObject(refused);
    expect(request(asFinance({ nextToken: Buffer.from('["usd"]').toString('base64') }))).toMatchObject(
      refused,
    );
  });
});
