import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode, ExchangeRate, ReportingTotal } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addLines, dayOf, FINANCE, inputOf, openBooks, reportOf, type Books } from './test-ledger.ts';
import { aClerk, SYSTEM, user, type Viewer } from './test-parcel.ts';

type Stored = { rates?: ExchangeRate[]; error?: { code: ErrorCode; message: string } };

let db: TestDatabase;
let books: Books;
beforeAll(async () => {
  db = await testDatabase();
  books = await openBooks(db);
});
afterAll(() => db.close());

const aRate = (more: object = {}) => ({
  ...{ fromCurrency: 'JPY', toCurrency: 'EUR', ratedOn: '2026-01-20', rate: '0.0061' },
  ...more,
});
const set = (rates: object[], viewer: Viewer = FINANCE): Promise<Stored> =>
  db.value('select set_exchange_rates($1, $2)', [viewer, JSON.stringify(rates)]);
const page = (after: (string | null)[] = [null, null, null], limit = 100, viewer: Viewer = FINANCE) =>
  db
    .query<{ item: ExchangeRate }>(
      'select item from exchange_rate_page($1, null, null, $2, $3, $4::date, $5) with ordinality p (item, place) order by place',
      [viewer, ...after, limit],
    )
    .then((rows) => rows.map(({ item }) => item));

describe('exchange rates', () => {
  it('are kept for their day, in the place of the one before; the same again changes nothing', () =>
    db.undone(async () => {
      const rates = [aRate({ rate: '0.0062000001' }), aRate({ fromCurrency: 'KWD', rate: '2.9' })];
      await set([aRate()]);
      const setAt = () => db.query('select set_at, rate::text from exchange_rate order by from_currency');

      const { rates: stored } = await set(rates);
      const before = await setAt();
      await set(rates);

      expect(stored).toEqual([
        aRate({ rate: '0.0062000001' }),
        aRate({ fromCurrency: 'KWD', rate: '2.9000000000' }),
      ]);
      expect(await setAt()).toEqual(before);
    }));

  it.each([
    [{ rate: '1e3' }],
    [{ rate: '1,5' }],
    [{ rate: 'NaN' }],
    [{ rate: 'Infinity' }],
    [{ rate: '-1' }],
    [{ rate: '0' }],
    [{ rate: '0.0000000000' }],
    [{ rate: '0.00000000001' }],
    [{ rate: '1'.repeat(40) }],
    [{ rate: ' 1' }],
    [{ rate: '.5' }],
    [{ rate: '' }],
    [{ fromCurrency: 'XXX' }],
    [{ fromCurrency: 'jpy' }],
    [{ toCurrency: '' }],
    [{ toCurrency: 'JPY' }],
    [{ ratedOn: '2026-02-30' }],
    [{ ratedOn: '2026-01-20Z' }],
    [{ ratedOn: '1999-12-31' }],
    [{ ratedOn: '2999-12-31' }],
  ])('cannot be of %o, and then none is kept', (more) =>
    db.undone(async () => {
      const { error } = await set([aRate({ fromCurrency: 'KWD' }), aRate(more)]);

      expect(error).toEqual({ code: 'INVALID_INPUT', message: expect.stringMatching(/^rates\[1\]: /) });
      expect(await page()).toEqual([]);
    }),
  );

  it('are one for a pair and day', () =>
    db.undone(async () => {
      expect((await set([aRate(), aRate({ rate: '2' })])).error?.code).toBe('INVALID_INPUT');
    }));

  it('are for admins and finance', () =>
    db.undone(async () => {
      const manager = await aClerk(db, books.payers[0] ?? '', 'MANAGER');
      await set([aRate()]);
      for (const viewer of [manager, user('staff'), user(), SYSTEM]) {
        expect((await set([aRate()], viewer)).error?.code).toBe('NOT_FOUND');
        expect(await page(undefined, 100, viewer)).toEqual([]);
      }
      expect((await set([aRate()], user('admin'))).rates).toHaveLength(1);
      expect(await page(undefined, 100, user('admin'))).toHaveLength(1);
    }));

  it('are listed by their currencies, the latest first, page by page', () =>
    db.undone(async () => {
      await set([
        ...['2026-01-20', '2026-01-22', '2026-01-21'].map((ratedOn) => aRate({ ratedOn })),
        aRate({ toCurrency: 'KWD' }),
        aRate({ fromCurrency: 'EUR', toCurrency: 'JPY' }),
      ]);
      const all = await page();

      const walked: ExchangeRate[] = [];
      for (;;) {
        const last = walked.at(-1);
        const [next] = await page(last && [last.fromCurrency, last.toCurrency, last.ratedOn], 1);
        if (!next) break;
        walked.push(next);
      }

      expect(
        all.map(({ fromCurrency, toCurrency, ratedOn }) => [fromCurrency, toCurrency, ratedOn].join(' ')),
      ).toEqual([
        'EUR JPY 2026-01-20',
        ...['2026-01-22', '2026-01-21', '2026-01-20'].map((day) => `JPY EUR ${day}`),
        'JPY KWD 2026-01-20',
      ]);
      expect(walked).toEqual(all);
    }));
});

describe('a report in one currency', () => {
  const charge = {
    ...{ day: 10, hour: 12, stage: 'BILLED', category: 'FUEL', costCentre: '4711' },
    ...{ parcel: 0, payer: 0 },
  };
  const total = async (reportingCurrency: string, to = 20) => {
    const report = await reportOf(db, { officeId: books.payers[0] ?? '', from: 0, to, reportingCurrency });
    return report?.inReportingCurrency as ReportingTotal;
  };
  const chargeThree = () =>
    addLines(
      db,
      [
        { ...charge, units: 10_001, currencyCode: 'EUR' },
        { ...charge, units: 333, currencyCode: 'JPY' },
        { ...charge, units: 1_234, currencyCode: 'KWD' },
      ].map((one) => inputOf(books, one)),
    );

  it('adds up at the latest rates until its end, rounds once, and says which they were', () =>
    db.undone(async () => {
      await chargeThree();
      const jpy = (day: number, rate: string) => aRate({ ratedOn: dayOf(day), rate });
      await set([jpy(5, '1'), jpy(15, '0.0061'), jpy(21, '2')]);
      await set([aRate({ fromCurrency: 'KWD', ratedOn: dayOf(0), rate: '2.9876543219' })]);

      // 100.01 + 333 × 0.0061 + 1.234 × 2.9876543219 = 100.01 + 2.0313 + 3.68676543322…
      expect(await total('EUR')).toEqual({
        currencyCode: 'EUR',
        amount: { amount: '105.7300', currencyCode: 'EUR' },
        // 20.00 + 66 × 0.0061 + 0.246 × 2.9876543219
        tax: { amount: '21.1400', currencyCode: 'EUR' },
        rates: [
          { ...jpy(15, '0.0061000000') },
          aRate({ fromCurrency: 'KWD', ratedOn: dayOf(0), rate: '2.9876543219' }),
        ],
        currenciesWithoutRate: [],
      });
      expect((await total('EUR', 21)).rates[0]).toEqual(jpy(21, '2.0000000000'));
    }));

  it('holds the largest amounts at the largest rate, to the last digit', () =>
    db.undone(async () => {
      const largest = inputOf(books, { ...charge, units: 1, currencyCode: 'KWD' });
      const twenty = Array.from({ length: 20 }, (_, place) => ({
        ...largest,
        ...{ sourceLineId: `largest ${place}`, amount: '999999999999999.999', tax: '999999999999999.999' },
      }));
      await addLines(db, twenty);
      await set([aRate({ fromCurrency: 'KWD', rate: '9999999999.9999999999' })]);

      // 19999999999999999.98 times the rate, which is 0.0000000001 less than ten thousand millions
      const amount = { amount: '199999999999999999798000000.0000', currencyCode: 'EUR' };
      expect(await total('EUR')).toMatchObject({ amount, tax: amount, currenciesWithoutRate: [] });
    }));

  it('names the currencies that it has no rate of, and tells no total without them', () =>
    db.undone(async () => {
      await chargeThree();
      // of the other way, and of a day after the end
      await set([aRate({ fromCurrency: 'EUR', toCurrency: 'JPY', rate: '160' })]);
      await set([aRate({ ratedOn: dayOf(21) })]);

      expect(await total('EUR')).toEqual({
        ...{ currencyCode: 'EUR', amount: null, tax: null, rates: [] },
        currenciesWithoutRate: ['JPY', 'KWD'],
      });
    }));

  it('is in whole units of a currency that has no smaller ones, half away from zero', () =>
    db.undone(async () => {
      await addLines(db, [
        inputOf(books, { ...charge, category: 'DISCOUNT', units: 1, currencyCode: 'EUR' }),
      ]);
      await set([aRate({ fromCurrency: 'EUR', toCurrency: 'JPY', rate: '150' })]);

      expect((await total('JPY')).amount).toEqual({ amount: '-2.0000', currencyCode: 'JPY' });
    }));

  it('is nothing where nothing was charged, and null where none was asked for', async () => {
    expect((await total('EUR')).amount).toEqual({ amount: '0.0000', currencyCode: 'EUR' });
    expect(
      (await reportOf(db, { officeId: books.payers[0] ?? '', from: 0, to: 1 }))?.inReportingCurrency,
    ).toBeNull();
  });

  it.each(['XXX', 'eur', '', 'EURO'])('is refused in %s, to whoever asks', async (reportingCurrency) => {
    for (const viewer of [FINANCE, user('staff')]) {
      const asked = { officeId: books.payers[0] ?? '', from: 0, to: 1, reportingCurrency, viewer };
      expect(await reportOf(db, asked)).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    }
  });
});
