import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostGroup, CostSum } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import {
  addLines,
  anyLedger,
  dayOf,
  DAYS,
  FINANCE,
  GROUPINGS,
  inputOf,
  keepBooks,
  openBooks,
  reportOf,
  summedLines,
  type Books,
  type Summed,
} from './test-ledger.ts';
import { aClerk, user, type Viewer } from './test-parcel.ts';

const LEDGERS = Number(process.env['LEDGERS'] ?? 25);

let db: TestDatabase;
let books: Books;
let officeId: string;
beforeAll(async () => {
  db = await testDatabase();
  books = await openBooks(db);
  officeId = books.payers[0] ?? '';
});
afterAll(() => db.close());

const charge = {
  ...{ day: 0, hour: 12, stage: 'BILLED', category: 'FUEL', costCentre: '4711', currencyCode: 'EUR' },
  ...{ parcel: 0, payer: 0, units: 100 },
};
const add = (...charges: Partial<typeof charge>[]) =>
  addLines(
    db,
    charges.map((more) => inputOf(books, { ...charge, ...more })),
  );

const summed = (key: string, sum: CostSum): Summed => ({
  key,
  currency: sum.amount.currencyCode,
  amount: sum.amount.amount,
  tax: sum.tax.amount,
  lines: sum.lineCount,
  packages: sum.packageCount,
  previous: sum.previousAmount.amount,
});
const inOrder = (sums: Summed[]) =>
  sums.toSorted((a, b) => (a.key + a.currency < b.key + b.currency ? -1 : 1));
const withoutPrevious = (sums: Summed[]) => sums.map((sum) => ({ ...sum, previous: '0.0000' }));

describe('the report of an office', () => {
  it(
    `is what its charges add up to, in every grouping, for any days and stage, of ${LEDGERS} ledgers`,
    () =>
      fc.assert(
        fc.asyncProperty(
          anyLedger,
          fc.nat(DAYS),
          fc.nat(DAYS),
          fc.constantFrom(null, 'QUOTED', 'BILLED', 'ADJUSTED'),
          (ledger, one, other, stage) =>
            db.undone(async () => {
              await keepBooks(db, books, ledger);
              for (const payer of books.payers) {
                const asked = {
                  officeId: payer,
                  from: Math.min(one, other),
                  to: Math.max(one, other),
                  stage,
                };
                for (const groupBy of GROUPINGS) {
                  const told = await reportOf(db, { ...asked, groupBy });
                  const byLines = await summedLines(db, asked, groupBy);

                  expect([
                    groupBy,
                    inOrder(told?.groups.map(({ key, sum }) => summed(key, sum)) ?? []),
                  ]).toEqual([groupBy, inOrder(groupBy === 'MONTH' ? withoutPrevious(byLines) : byLines)]);
                  expect(inOrder(told?.totals.map((sum) => summed('', sum)) ?? [])).toEqual(
                    inOrder(await summedLines(db, asked, 'ALL')),
                  );
                }
              }
              expect(await db.query('select * from cost_differences()')).toEqual([]);
            }),
        ),
        { numRuns: LEDGERS },
      ),
    600_000,
  );

  it('counts a package in each of its groups, once in all, and on the day of its first charge', () =>
    db.undone(async () => {
      const counts = async (from: number, to: number, groupBy = 'CATEGORY') => {
        const told = await reportOf(db, { officeId, from, to, groupBy: groupBy as 'CATEGORY' });
        return {
          groups: Object.fromEntries(told?.groups.map(({ key, sum }) => [key, sum.packageCount]) ?? []),
          all: told?.totals[0]?.packageCount,
        };
      };
      await add({ day: 40 }, { day: 40, category: 'BASE_FREIGHT' }, { day: 40, parcel: 1 });
      expect(await counts(0, 60)).toEqual({ groups: { FUEL: 2, BASE_FREIGHT: 1 }, all: 2 });

      // heard of later, and of an earlier day
      await add({ day: 1, category: 'PEAK' }, { day: 2 }, { day: 70 });

      expect(await counts(0, 30)).toEqual({ groups: { FUEL: 1, PEAK: 1 }, all: 1 });
      expect(await counts(31, 60)).toEqual({ groups: { FUEL: 1, BASE_FREIGHT: 1 }, all: 1 });
      expect(await counts(61, 90)).toEqual({ groups: { FUEL: 0 }, all: 0 });
      expect(await counts(0, 90, 'MONTH')).toMatchObject({
        groups: { '2026-01': 1, '2026-03': 1, [dayOf(70).slice(0, 7)]: expect.anything() },
        all: 2,
      });
    }));

  it('counts a package that two offices pay for with each', () =>
    db.undone(async () => {
      await add({ units: 300 }, { units: 200, payer: 1 });

      for (const [payer, amount] of [
        [0, '3.0000'],
        [1, '2.0000'],
      ] as const) {
        const told = await reportOf(db, { officeId: books.payers[payer] ?? '', from: 0, to: 0 });
        expect(told?.totals).toEqual([
          expect.objectContaining({ packageCount: 1, averagePerPackage: { amount, currencyCode: 'EUR' } }),
        ]);
      }
    }));

  it('says what a package costs in whole cents, and what was billed beside what was quoted', () =>
    db.undone(async () => {
      await add({ units: 200 }, { units: 102, parcel: 1, stage: 'ADJUSTED' });
      await add({ units: 251, parcel: 1, stage: 'QUOTED' }, { units: 1, day: 40 });

      const told = await reportOf(db, { officeId, from: 0, to: 0 });

      expect(told?.totals).toEqual([
        expect.objectContaining({
          packageCount: 2,
          lineCount: 2,
          averagePerPackage: { amount: '1.5100', currencyCode: 'EUR' },
        }),
      ]);
      expect(told?.quotedAndBilled).toEqual([
        {
          quoted: { amount: '2.5100', currencyCode: 'EUR' },
          billed: { amount: '3.0200', currencyCode: 'EUR' },
          difference: { amount: '0.5100', currencyCode: 'EUR' },
        },
      ]);
      expect((await reportOf(db, { officeId, from: 40, to: 40 }))?.totals).toEqual([
        expect.objectContaining({ packageCount: 0, averagePerPackage: null }),
      ]);
    }));

  it('tells the largest groups of each currency, and what is left as one', () =>
    db.undone(async () => {
      await add({ units: 100 }, { units: 300, category: 'PEAK' }, { units: 200, category: 'BASE_FREIGHT' });
      await add({ units: 7, currencyCode: 'JPY' });

      const told = await reportOf(db, { officeId, from: 0, to: 0, top: 1 });

      const shown = ({ key, label, isOthers, lane, sum }: CostGroup) =>
        [key, label, isOthers, lane, sum.amount.amount, sum.packageCount, sum.averagePerPackage?.amount].join(
          ' ',
        );
      expect(told?.groups.map(shown)).toEqual([
        'PEAK PEAK false  3.0000 1 3.0000',
        'others others true  3.0000 2 ',
        'FUEL FUEL false  7.0000 1 7.0000',
      ]);
      expect((await reportOf(db, { officeId, from: 0, to: 0, top: 3 }))?.groups).toHaveLength(4);
    }));

  it('names a lane by its offices, and keeps a charge on the lane that was known when it was entered', () =>
    db.undone(async () => {
      const [home = ''] = books.payers;
      const [near = '', far = ''] = books.destinations;
      const [first] = await add({ units: 100 });
      await db.query('update package set destination_office_id = $2 where id = $1', [books.parcels[0], far]);
      await add({ units: 50 });
      await db.value('select reverse_cost_line($1, $2, $3)', [FINANCE, first?.id, 'wrong']);

      const told = await reportOf(db, { officeId, from: 0, to: 0, groupBy: 'LANE' });

      const code = (office: string) => office.slice(0, 8).toUpperCase();
      const group = (destination: string, amount: string) => ({
        key: `${home}/${destination}`,
        label: `${code(home)} → ${code(destination)}`,
        lane: {
          ...{ originOfficeId: home, originOfficeCode: code(home) },
          ...{ destinationOfficeId: destination, destinationOfficeCode: code(destination) },
        },
        sum: { amount: { amount }, packageCount: 1 },
      });
      expect(told?.groups).toMatchObject([group(near, '1.0000'), group(far, '0.5000')]);
      expect(
        await db.value('select destination_office_id from cost_line where reverses_line_id = $1', [
          first?.id,
        ]),
      ).toBe(near);
    }));

  it('is for admin, finance and the managers of the office', () =>
    db.undone(async () => {
      const seen = async (viewer: Viewer) =>
        (await reportOf(db, { officeId, from: 0, to: 1, viewer })) !== null;

      expect(await seen(user('admin'))).toBe(true);
      expect(await seen(FINANCE)).toBe(true);
      expect(await seen(await aClerk(db, officeId, 'MANAGER'))).toBe(true);
      expect(await seen(await aClerk(db, officeId))).toBe(false);
      expect(await seen(await aClerk(db, books.destinations[0] ?? '', 'MANAGER'))).toBe(false);
      expect(await seen(user('staff'))).toBe(false);
      expect(await seen({ ...(await aClerk(db, officeId, 'MANAGER')), groups: [] })).toBe(false);
      expect(await seen(user())).toBe(false);
    }));
});
