import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostLine, CostOutlier } from '../graphql/generated/graphql.ts';
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
  type Books,
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

type Asked = {
  from?: number;
  to?: number;
  factor?: string;
  leastLines?: number;
  top?: number;
  viewer?: Viewer;
};

function outliers({
  from = 0,
  to = DAYS,
  factor = '3',
  leastLines = 5,
  top = 100,
  viewer = FINANCE,
}: Asked = {}) {
  return db.value<CostOutlier[] | null>('select cost_outliers($1, $2, $3, $4, $5, $6, $7)', [
    ...[viewer, officeId, dayOf(from), dayOf(to), factor, leastLines, top],
  ]);
}

const charge = {
  ...{ day: 5, hour: 12, stage: 'BILLED', category: 'FUEL', costCentre: '4711', currencyCode: 'EUR' },
  ...{ parcel: 0, payer: 0, units: 1_000 },
};
const add = (...charges: Partial<typeof charge>[]): Promise<CostLine[]> =>
  addLines(
    db,
    charges.map((more) => inputOf(books, { ...charge, ...more })),
  );
const usual = (more: Partial<typeof charge> = {}) => add(...Array.from({ length: 5 }, () => more));

describe('charges far above what is usual', () => {
  it('are told with the median of their lane, the largest factor first', () =>
    db.undone(async () => {
      await usual();
      await usual({ parcel: 2, units: 100 });
      const [high, low, other] = await add({ units: 3_300 }, { units: 2_999 }, { parcel: 2, units: 2_999 });

      const told = await outliers();

      const [home, near, far] = [officeId, ...books.destinations];
      expect(told).toMatchObject([
        {
          line: { id: other?.id, amount: { amount: '29.9900' } },
          lane: { originOfficeId: home, destinationOfficeId: far },
          ...{ median: { amount: '1.0000', currencyCode: 'EUR' }, factor: '29.99', lineCount: 6 },
        },
        {
          line: { id: high?.id },
          lane: { originOfficeId: home, destinationOfficeId: near },
          ...{ median: { amount: '10.0000', currencyCode: 'EUR' }, factor: '3.30', lineCount: 7 },
        },
      ]);
      expect(told?.map(({ line }) => line.id)).not.toContain(low?.id);
      expect(await outliers({ top: 1 })).toHaveLength(1);
      expect(await outliers({ factor: '3.31' })).toHaveLength(1);
    }));

  it('are those of the days asked for, of lanes with enough bills', () =>
    db.undone(async () => {
      await usual();
      await add({ units: 9_000, day: 40 });

      expect(await outliers({ from: 40, to: 40 })).toHaveLength(1);
      expect(await outliers({ from: 41 })).toEqual([]);
      expect(await outliers({ to: 39 })).toEqual([]);
      expect(await outliers({ leastLines: 6 })).toHaveLength(1);
      expect(await outliers({ leastLines: 7 })).toEqual([]);
    }));

  it('are none of another category, currency, stage or payer, and make no median of theirs', () =>
    db.undone(async () => {
      await usual();
      const apart = [
        { category: 'PEAK' },
        { currencyCode: 'KWD' },
        { stage: 'QUOTED' },
        { stage: 'ADJUSTED' },
        { payer: 1 },
        { parcel: 2 },
        { parcel: 3 },
      ];
      await add(...apart.map((more) => ({ ...more, units: 90_000 })));

      expect(await outliers()).toEqual([]);
    }));

  it('are not those that were taken back, whether the sums are folded or not', () =>
    db.undone(async () => {
      await usual();
      const [wrong] = await add({ units: 9_000 });
      expect(await outliers()).toHaveLength(1);

      await db.value('select reverse_cost_line($1, $2, $3)', [FINANCE, wrong?.id, 'wrong']);

      expect(await outliers()).toEqual([]);
      await db.query('select fold_cost_deltas(1000)');
      expect(await outliers({ factor: '1.5' })).toEqual([]);
      await add({ units: 5_000 });
      expect((await outliers())?.[0]?.lineCount).toBe(6);
    }));

  it(
    `are what the charges themselves say, of ${LEDGERS} ledgers`,
    () =>
      fc.assert(
        fc.asyncProperty(anyLedger, fc.boolean(), (ledger, isFolded) =>
          db.undone(async () => {
            await keepBooks(db, books, ledger);
            if (isFolded) await db.query('select fold_cost_deltas(1000)');
            const byLines = await db.query<{ id: string; median: string }>(
              `with bill as (
               select c.*
               from cost_line c
               where c.payer_office_id = $1 and c.stage = 'BILLED' and c.reverses_line_id is null and c.amount > 0
                 and not exists (select from cost_line r where r.reverses_line_id = c.id)
             ), usual as (
               select b.origin_office_id, b.destination_office_id, b.category, b.currency_code,
                 percentile_disc(0.5) within group (order by b.amount) as median
               from bill b
               group by 1, 2, 3, 4
               having count(*) >= 2
             )
             select b.id, two_digits(u.median)::numeric(30, 4)::text as median
             from usual u
             join bill b using (origin_office_id, destination_office_id, category, currency_code)
             where b.amount >= 2 * two_digits(u.median) and b.incurred_on between $2 and $3
             order by b.id`,
              [officeId, dayOf(10), dayOf(100)],
            );

            const told = await outliers({ from: 10, to: 100, factor: '2', leastLines: 2 });

            expect(
              (told ?? [])
                .map(({ line, median }) => ({ id: line.id, median: median.amount }))
                .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
            ).toEqual(byLines);
          }),
        ),
        { numRuns: LEDGERS },
      ),
    600_000,
  );

  it('are for whoever may have the report', () =>
    db.undone(async () => {
      expect(await outliers({ viewer: user('admin') })).toEqual([]);
      expect(await outliers({ viewer: await aClerk(db, officeId, 'MANAGER') })).toEqual([]);
      expect(await outliers({ viewer: await aClerk(db, officeId) })).toBeNull();
      expect(await outliers({ viewer: await aClerk(db, books.destinations[0] ?? '', 'MANAGER') })).toBeNull();
      expect(await outliers({ viewer: user('staff') })).toBeNull();
    }));

  it('are not found for anybody else either', () =>
    db.undone(async () => {
      await add(...[1, 1, 1, 1, 1, 9].map((times) => ({ units: 1_000 * times })));
      const found = (viewer: Viewer) =>
        db.query('select * from far_bills($1, $2, $3, $4, 3, 5, 100)', [
          ...[viewer, officeId, dayOf(0), dayOf(DAYS)],
        ]);

      expect(await found(FINANCE)).toHaveLength(1);
      expect(await found(await aClerk(db, officeId))).toEqual([]);
    }));
});

describe('the two digits of an amount', () => {
  it('are within 5 % of it, and keep the order', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.bigInt(1n, 10n ** 19n - 1n), { minLength: 2, maxLength: 20 }),
        async (units) => {
          const rows = await db.query<{ is_near: boolean; is_in_order: boolean }>(
            `select abs(two_digits(a) / a - 1) <= 0.05 as is_near,
             two_digits(a) >= lag(two_digits(a), 1, 0) over (order by a) as is_in_order
           from (select u::numeric / 10000 as a from unnest($1::text[]) u) amounts`,
            [units.map(String)],
          );
          expect(rows.every((row) => row.is_near && row.is_in_order)).toBe(true);
        },
      ),
      { numRuns: 50 },
    ));
});
