import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productCases, type At, type ProductCase } from '../domain/test-product-table.ts';
import type { EventKind, Package, PackageStatus } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aPackage, packageSeenBy, record, SYSTEM, type Parcel } from './test-parcel.ts';

const OFFICE_AT: Record<At, 'elsewhere' | 'hub' | 'origin' | 'destination'> = {
  'another office': 'elsewhere',
  'the hub': 'hub',
  'the origin': 'origin',
  'the destination': 'destination',
};

/** In minutes: days after everything else, as the policies of the offices ask for. */
const LATER: Partial<Record<EventKind, { minute: number }>> = { DISPOSE: { minute: 5000 } };

let db: TestDatabase;
const parcels = new Map<PackageStatus, Parcel>();

beforeAll(async () => {
  db = await testDatabase();
  for (const from of new Set(productCases().map((cell) => cell.from))) {
    parcels.set(from, await aPackage(db, from));
  }
  // what a policy asks for is that of disposal.test.ts
  await db.query('update office set dispose_after_days = 1');
});
afterAll(() => db.close());

describe('record_scans', () => {
  it.each(productCases())('$kind $at makes $from $to $opens', async (cell) => {
    const parcel = parcels.get(cell.from) as Parcel;
    const before = (await packageSeenBy(db, SYSTEM, parcel)) as Package;

    const { answer, after } = await db.undone(async () => ({
      answer: await record(db, parcel, {
        kind: cell.kind,
        officeId: officeOf(cell, parcel),
        ...LATER[cell.kind],
      }),
      after: (await packageSeenBy(db, SYSTEM, parcel)) as Package,
    }));

    expect(before).toMatchObject({ status: cell.from, openExceptions: [] });
    expect(answer.error?.code).toBe(cell.isRefused ? 'TRANSITION_REFUSED' : undefined);
    expect(after.status).toBe(cell.to);
    expect(after.openExceptions.map(({ kind }) => kind)).toEqual(cell.opens);
    expect(after.version).toBe(before.version + (cell.isRefused ? 0 : 1));
    expect(after.events.at(-1)).toMatchObject({ isCounted: cell.isCounted || cell.isRefused });
    expect(after.journey).toBe(cell.addsJourney ? 2 : 1);
    expect(after.attempts).toBe(cell.addsJourney ? 0 : before.attempts + (cell.addsAttempt ? 1 : 0));
  });
});

function officeOf(cell: ProductCase, parcel: Parcel): string {
  return parcel[cell.at ? OFFICE_AT[cell.at] : 'destination'];
}
