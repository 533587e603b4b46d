import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostChange, CostComparison, CostGrouping } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import {
  addLines,
  anyLedger,
  dayOf,
  DAYS,
  FINANCE,
  inputOf,
  keepBooks,
  openBooks,
  summedLines,
  type Books,
} from './test-ledger.ts';
import { aClerk, user, type Viewer } from './test-parcel.ts';

const LEDGERS = Number(process.env['LEDGERS'] ?? 10);

let db: TestDatabase;
let books: Books;
let officeId: string;
beforeAll(async () => {
  db = await testDatabase();
  books = await openBooks(db);
  officeId = books.payers[0] ?? '';
});
afterAll(() => db.close());

type Days = [from: number, to: number];

const compare = (
  period: Days,
  other: Days,
  {
    groupBy = 'CATEGORY',
    stage = null,
    top = 100,
    viewer = FINANCE as Viewer,
  }: { groupBy?: string; stage?: string | null; top?: number; viewer?: Viewer } = {},
): Promise<CostComparison | null> =>
  db.value('select compare_periods($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    viewer,
    officeId,
    ...[...period, ...other].map(dayOf),
    ...[groupBy, stage, top],
  ]);

const shown = ({ key, amount, otherAmount, difference, changePercent }: CostChange) =>
  [key, amount.currencyCode, amount.amount, otherAmount.amount, difference.amount, changePercent].join(' ');

describe('two periods', () => {
  it(
    'are compared as their charges add up, group by group',
    () =>
      fc.assert(
        fc.asyncProperty(
          anyLedger,
          fc.tuple(fc.nat(DAYS), fc.nat(DAYS)),
          fc.tuple(fc.nat(DAYS), fc.nat(DAYS)),
          fc.constantFrom<CostGrouping>('CATEGORY', 'COST_CENTRE', 'DESTINATION', 'LANE'),
          fc.constantFrom(null, 'QUOTED'),
          (ledger, one, other, groupBy, stage) =>
            db.undone(async () => {
              await keepBooks(db, books, ledger);
              const [period, before] = [one, other].map((days) => days.toSorted((a, b) => a - b) as Days);
              const summed = ([from, to]: Days) => summedLines(db, { officeId, from, to, stage }, groupBy);
              const [now, then] = [await summed(period as Days), await summed(before as Days)];

              const told = await compare(period as Days, before as Days, { groupBy, stage });

              const names = new Set([...now, ...then].map(({ key, currency }) => `${key} ${currency}`));
              const amountIn = (sums: typeof now, name: string) =>
                sums.find(({ key, currency }) => `${key} ${currency}` === name)?.amount ?? '0.0000';
              const groups = (told?.groups ?? []).map(({ key, amount, otherAmount }) => [
                `${key} ${amount.currencyCode}`,
                amount.amount,
                otherAmount.amount,
              ]);
              expect(groups.toSorted()).toEqual(
                [...names].map((name) => [name, amountIn(now, name), amountIn(then, name)]).toSorted(),
              );
            }),
        ),
        { numRuns: LEDGERS },
      ),
    600_000,
  );

  it('tell the largest change of each currency first, in percent of the other', () =>
    db.undone(async () => {
      const charge = {
        hour: 12,
        stage: 'BILLED',
        costCentre: '4711',
        currencyCode: 'EUR',
        parcel: 0,
        payer: 0,
      };
      await addLines(
        db,
        [
          { ...charge, day: 40, category: 'FUEL', units: 700 },
          { ...charge, day: 0, category: 'FUEL', units: 800 },
          { ...charge, day: 40, category: 'PEAK', units: 100 },
          { ...charge, day: 1, category: 'BASE_FREIGHT', units: 300 },
          { ...charge, day: 0, category: 'DISCOUNT', units: 300 },
          { ...charge, day: 40, category: 'DISCOUNT', units: 400 },
          { ...charge, day: 40, category: 'FUEL', units: 5, currencyCode: 'JPY' },
        ].map((one) => inputOf(books, one)),
      );

      const told = await compare([40, 49], [0, 9]);

      expect(told?.groups.map(shown)).toEqual([
        'BASE_FREIGHT EUR 0.0000 3.0000 -3.0000 -100.00',
        'DISCOUNT EUR -4.0000 -3.0000 -1.0000 -33.33',
        'FUEL EUR 7.0000 8.0000 -1.0000 -12.50',
        'PEAK EUR 1.0000 0.0000 1.0000 ',
        'FUEL JPY 5.0000 0.0000 5.0000 ',
      ]);
      expect(told?.totals.map(shown)).toEqual([
        ' EUR 4.0000 8.0000 -4.0000 -50.00',
        ' JPY 5.0000 0.0000 5.0000 ',
      ]);
      expect((await compare([40, 49], [0, 9], { top: 2 }))?.groups.map(shown).slice(0, 3)).toEqual([
        ...(told?.groups.map(shown).slice(0, 2) ?? []),
        'others EUR 8.0000 8.0000 0.0000 0.00',
      ]);
      expect(told).toMatchObject({ from: dayOf(40), to: dayOf(49), otherFrom: dayOf(0), otherTo: dayOf(9) });
    }));

  it('are for whoever may have the report', () =>
    db.undone(async () => {
      const seen = async (viewer: Viewer) => (await compare([0, 1], [2, 3], { viewer })) !== null;

      expect(await seen(user('admin'))).toBe(true);
      expect(await seen(await aClerk(db, officeId, 'MANAGER'))).toBe(true);
      expect(await seen(await aClerk(db, officeId))).toBe(false);
      expect(await seen(await aClerk(db, books.destinations[0] ?? '', 'MANAGER'))).toBe(false);
      expect(await seen(user('staff'))).toBe(false);
    }));
});
