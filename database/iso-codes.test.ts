import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEED_OFFICES } from '../seed/offices.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe('the closed lists of ISO', () => {
  it('hold currencies that are known everywhere, each once, and those of the seed', async () => {
    const codes = await db.value<string[]>('select currency_codes()');
    const known = new Set(Intl.supportedValuesOf('currency'));

    expect(codes.filter((code) => !known.has(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toHaveLength(154);
    expect(codes).toEqual(expect.arrayContaining(SEED_OFFICES.map(({ currencyCode }) => currencyCode)));
  });

  it('hold the 249 countries and territories, each once, and those of the seed', async () => {
    const codes = await db.value<string[]>('select country_codes()');
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

    expect(codes.filter((code) => !names.of(code))).toEqual([]);
    expect(new Set(codes).size).toBe(249);
    expect(codes).toHaveLength(249);
    expect(codes).toEqual(expect.arrayContaining(SEED_OFFICES.map(({ countryCode }) => countryCode)));
  });
});
