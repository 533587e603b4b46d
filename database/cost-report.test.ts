import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostReport } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aClerk, aPackage, user, type Parcel, type Viewer } from './test-parcel.ts';

type Line = {
  day: number;
  amount: number;
  stage: string;
  category: string;
  currencyCode: string;
  parcel: number;
};

const FINANCE = user('finance');
const DAYS = 120;
const BEGINNING = Date.UTC(2026, 0, 20, 12);

let db: TestDatabase;
let parcels: Parcel[];
let office: string;
beforeAll(async () => {
  db = await testDatabase();
  parcels = [await aPackage(db), await aPackage(db)];
  office = parcels[0]?.origin ?? '';
});
afterAll(() => db.close());

const momentOf = (day: number) => new Date(BEGINNING + day * 86_400_000).toISOString();
const dayOf = (day: number) => momentOf(day).slice(0, 10);

async function add(lines: Line[]): Promise<void> {
  await db.value('select add_cost_lines($1, $2)', [
    FINANCE,
    JSON.stringify(
      lines.map(({ day, amount, stage, category, currencyCode, parcel }) => ({
        sourceLineId: randomUUID(),
        packageId: parcels[parcel]?.id,
        payerOfficeId: office,
        category,
        stage,
        amount: (amount / 100).toFixed(2),
        currencyCode,
        incurredAt: momentOf(day),
      })),
    ),
  ]);
}

function report(
  from: string,
  to: string,
  groupBy = 'CATEGORY',
  viewer: Viewer = FINANCE,
  stage: string | null = null,
) {
  return db.value<CostReport | null>('select office_cost_report($1, $2, $3, $4, $5, $6)', [
    viewer,
    office,
    from,
    to,
    groupBy,
    stage,
  ]);
}

const anyLine = fc.record({
  day: fc.nat(DAYS),
  amount: fc.nat(100_000),
  stage: fc.constantFrom('QUOTED', 'BILLED', 'ADJUSTED'),
  category: fc.constantFrom('BASE_FREIGHT', 'FUEL', 'PEAK'),
  currencyCode: fc.constantFrom('EUR', 'USD'),
  parcel: fc.nat(1),
});

/** What the lines themselves add up to, in cents. */
function summed(lines: Line[], from: number, to: number): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { day, amount, stage, category, currencyCode } of lines) {
    if (stage === 'QUOTED' || day < from || day > to) continue;
    sums[`${category} ${currencyCode}`] = (sums[`${category} ${currencyCode}`] ?? 0) + amount;
  }
  return sums;
}

const inCents = (amount = '0') => Math.round(Number(amount) * 100);

describe('the report of an office', () => {
  it('is what its charges add up to, for any days, folded or not', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyLine, { maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        fc.nat(DAYS),
        fc.nat(DAYS),
        fc.boolean(),
        (batches, one, other, isFolded) =>
          db.undone(async () => {
            for (const lines of batches) await add(lines);
            if (isFolded) await db.query('select fold_cost_deltas(1000)');
            const [from, to] = one < other ? [one, other] : [other, one];

            const told = await report(dayOf(from), dayOf(to));

            const groups = told?.groups.map(({ key, sum: { amount } }) => [
              `${key} ${amount.currencyCode}`,
              inCents(amount.amount),
            ]);
            expect(Object.fromEntries(groups ?? [])).toEqual(summed(batches.flat(), from, to));
            const before = summed(batches.flat(), from - (to - from) - 1, from - 1);
            for (const { key, sum } of told?.groups ?? [])
              expect(inCents(sum.previousAmount.amount)).toBe(
                before[`${key} ${sum.amount.currencyCode}`] ?? 0,
              );
            expect(await db.query('select * from cost_differences()')).toEqual([]);
          }),
      ),
      { numRuns: 60 },
    ));

  it('counts each package once, and says what one costs in whole cents', () =>
    db.undone(async () => {
      const charge = { day: 0, stage: 'BILLED', category: 'FUEL', currencyCode: 'EUR' };
      await add([
        { ...charge, amount: 100, parcel: 0 },
        { ...charge, amount: 100, parcel: 0 },
        { ...charge, amount: 101, parcel: 1, stage: 'ADJUSTED' },
        { ...charge, amount: 250, parcel: 1, stage: 'QUOTED' },
      ]);
      await add([{ ...charge, day: 40, amount: 1, parcel: 0 }]);

      const told = await report(dayOf(0), dayOf(0));

      expect(told?.totals).toEqual([
        expect.objectContaining({
          packageCount: 2,
          lineCount: 3,
          averagePerPackage: { amount: '1.5100', currencyCode: 'EUR' },
        }),
      ]);
      expect(told?.quotedAndBilled).toEqual([
        expect.objectContaining({ difference: { amount: '0.5100', currencyCode: 'EUR' } }),
      ]);
      expect((await report(dayOf(40), dayOf(40)))?.totals).toEqual([
        expect.objectContaining({ packageCount: 0, averagePerPackage: null }),
      ]);
    }));

  it.each(['CATEGORY', 'MONTH', 'COST_CENTRE', 'DESTINATION'])(
    'groups by %s, and each adds up to the whole',
    (groupBy) =>
      db.undone(async () => {
        await add(fc.sample(anyLine, { numRuns: 40, seed: 7 }));

        const told = await report(dayOf(0), dayOf(DAYS), groupBy);

        for (const total of told?.totals ?? []) {
          const parts =
            told?.groups.filter(({ sum }) => sum.amount.currencyCode === total.amount.currencyCode) ?? [];
          expect(parts.reduce((sum, { sum: { amount } }) => sum + inCents(amount.amount), 0)).toBe(
            inCents(total.amount.amount),
          );
        }
      }),
  );

  it('is for admin, finance and the managers of the office', () =>
    db.undone(async () => {
      const parcel = parcels[0] as Parcel;
      const seen = async (viewer: Viewer) => (await report(dayOf(0), dayOf(1), 'MONTH', viewer)) !== null;

      expect(await seen(user('admin'))).toBe(true);
      expect(await seen(FINANCE)).toBe(true);
      expect(await seen(await aClerk(db, office, 'MANAGER'))).toBe(true);
      expect(await seen(await aClerk(db, office))).toBe(false);
      expect(await seen(await aClerk(db, parcel.destination, 'MANAGER'))).toBe(false);
      expect(await seen(user('staff'))).toBe(false);
      expect(await seen({ ...(await aClerk(db, office, 'MANAGER')), groups: [] })).toBe(false);
      expect(await seen(user())).toBe(false);
    }));
});
