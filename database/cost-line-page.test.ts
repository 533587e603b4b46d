import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCharges, aCharge } from './test-cost-lines.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { SYSTEM, aClerk, aPackage, user, type Parcel, type Viewer } from './test-parcel.ts';

const FINANCE = user('finance');

let db: TestDatabase;
let parcel: Parcel;
beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'ARRIVED');
});
afterAll(() => db.close());

const aLine = (extra: object = {}) => aCharge(parcel, extra);
const add = (lines: object[]) => addCharges(db, lines);

describe('the list of charges', () => {
  const page = async (
    viewer: Viewer,
    filter: object,
    after: [string, string] | [null, null] = [null, null],
    limit = 100,
  ) => {
    // what was opened is closed again, as at the end of a statement that is a transaction of its own
    await db.query('reset all');
    return db.query<{ id: string; incurred_at: string }>(
      'select id, incurred_at::text from cost_line_page($1, $2, $3, $4, $5) order by incurred_at desc, id desc',
      [viewer, filter, ...after, limit],
    );
  };

  it('is told page by page, by package, payer and invoice, and within a time', () =>
    db.undone(async () => {
      const incurredAt = (day: number) => `2026-03-${String(day).padStart(2, '0')}T12:00:00Z`;
      await add(
        [1, 2, 2, 3, 4].map((day) =>
          aLine({ incurredAt: incurredAt(day), invoiceReference: `INV ${day % 2}` }),
        ),
      );
      const all = await page(FINANCE, { packageId: parcel.id });

      const walked: string[] = [];
      let after: [string, string] | [null, null] = [null, null];
      for (;;) {
        const [row] = await page(FINANCE, { payerOfficeId: parcel.origin }, after, 1);
        if (!row) break;
        walked.push(row.id);
        after = [row.incurred_at, row.id];
      }

      expect(all).toHaveLength(5);
      expect(walked).toEqual(all.map(({ id }) => id));
      expect(await page(FINANCE, { invoiceReference: 'INV 1' })).toHaveLength(2);
      expect(
        await page(FINANCE, {
          packageId: parcel.id,
          incurred: { from: incurredAt(2), until: incurredAt(4) },
        }),
      ).toHaveLength(3);
      expect(await page(FINANCE, { packageId: 'no id', payerOfficeId: parcel.origin })).toEqual([]);
    }));

  it('is told by lane and by category, as it was when the charge was entered', () =>
    db.undone(async () => {
      const payerOfficeId = parcel.origin;
      const lane = { originOfficeId: parcel.origin, destinationOfficeId: parcel.destination };
      const lines = await add([
        aLine(),
        aLine({ category: 'FUEL' }),
        aLine({ category: 'FUEL', stage: 'QUOTED' }),
      ]);
      const found = async (filter: object) =>
        (await page(FINANCE, { payerOfficeId, ...filter })).map(({ id }) => id);
      const ids = (...places: number[]) => places.map((place) => lines[place]?.line.id).toSorted();

      expect((await found({ lane })).toSorted()).toEqual(ids(0, 1, 2));
      expect((await found({ category: 'FUEL' })).toSorted()).toEqual(ids(1, 2));
      expect(await found({ lane, category: 'FUEL', stage: 'BILLED' })).toEqual(ids(1));
      expect(await found({ category: 'PEAK' })).toEqual([]);
      expect(
        (await page(FINANCE, { packageId: parcel.id, category: 'BASE_FREIGHT' })).map(({ id }) => id),
      ).toEqual(ids(0));
      expect(await found({ lane: { ...lane, destinationOfficeId: null } })).toEqual([]);
      expect(await found({ lane: { ...lane, destinationOfficeId: 'no id' } })).toEqual([]);
      expect(await found({ lane: { ...lane, originOfficeId: 'no id' } })).toEqual([]);
      expect(await found({ lane: null })).toHaveLength(3);
    }));

  it('is empty for whoever may not see what is charged', () =>
    db.undone(async () => {
      await add([aLine({ invoiceReference: 'INV 7' }), aLine({ stage: 'QUOTED' })]);
      const manager = await aClerk(db, parcel.origin, 'MANAGER');
      const stranger = await aClerk(db, parcel.elsewhere, 'MANAGER');
      const count = async (viewer: Viewer, filter: object) => (await page(viewer, filter)).length;

      expect(await count(manager, { packageId: parcel.id })).toBe(2);
      expect(await count(manager, { payerOfficeId: parcel.origin })).toBe(2);
      expect(await count(manager, { invoiceReference: 'INV 7' })).toBe(0);
      expect(await count(manager, { payerOfficeId: parcel.origin, invoiceReference: 'INV 7' })).toBe(1);
      expect(await count(stranger, { packageId: parcel.id })).toBe(0);
      expect(await count(stranger, { payerOfficeId: parcel.origin })).toBe(0);
      expect(await count(await aClerk(db, parcel.origin), { packageId: parcel.id })).toBe(0);
      expect(await count(SYSTEM, { packageId: parcel.id })).toBe(1);
    }));
});
