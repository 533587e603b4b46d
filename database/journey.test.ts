import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventKind } from '../graphql/generated/graphql.ts';
import { scanEventId } from './test-commands.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { journeyInDatabase, modelOf, projectionsOf } from './test-model.ts';
import { aPackage, recordAll, type Parcel, type Scan } from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

async function expectAsTheModel(parcel: Parcel): Promise<void> {
  const journey = await journeyInDatabase(db, parcel);
  const projections = await projectionsOf(db, parcel);

  expect(journey).toEqual(await modelOf(db, parcel));
  expect(projections.open).toEqual(journey.openExceptions);
  expect(projections.statuses).toEqual([journey.status]);
  const offices = new Set([parcel.origin, parcel.destination, journey.officeId ?? parcel.origin]);
  expect(projections.offices).toEqual([...offices].sort());
  expect(projections.versions).toEqual(projections.versions.map((_, index) => index + 1));
  expect(projections.version).toBe(projections.versions.length);
  expect(projections.outbox).toBe(projections.versions.length);
}

describe('the state of a package', () => {
  const SCANS: EventKind[] = [
    ...(['ACCEPT', 'DEPART', 'RECEIVE', 'SHELVE', 'GO_OUT', 'FAIL_ATTEMPT', 'HAND_OVER'] as const),
    ...(['DECLARE_LOST', 'FOUND'] as const),
  ];
  const place = fc.constantFrom('origin', 'hub', 'destination', 'elsewhere');
  // few minutes, so that several events share one
  const scan = fc.record({ kind: fc.constantFrom(...SCANS), place, minute: fc.nat(5) });

  /** Every order is a path through the sets of scans that were heard; each set has one state, whichever way it was reached. */
  async function expectOneStateOfEachSet(
    parcel: Parcel,
    scans: Scan[],
    heard: Set<number>,
    seen: Set<string>,
  ) {
    for (const [index, next] of scans.entries()) {
      if (heard.has(index)) continue;
      await db.undone(async () => {
        await recordAll(db, parcel, [next]);
        expect(await journeyInDatabase(db, parcel)).toEqual(await modelOf(db, parcel));
        const now = new Set([...heard, index]);
        const name = [...now].sort().join();
        if (seen.has(name)) return;
        seen.add(name);
        await expectOneStateOfEachSet(parcel, scans, now, seen);
      });
    }
  }

  it('is one in each of the 40,320 orders in which an eight-event history can arrive', async () => {
    const parcel = await aPackage(db);
    const history: Scan[] = [
      { kind: 'ACCEPT', officeId: parcel.origin },
      { kind: 'DEPART', officeId: parcel.origin },
      { kind: 'RECEIVE', officeId: parcel.hub },
      { kind: 'DEPART', officeId: parcel.hub },
      { kind: 'RECEIVE', officeId: parcel.destination },
      { kind: 'GO_OUT', officeId: parcel.destination },
      { kind: 'FAIL_ATTEMPT', officeId: parcel.destination },
      { kind: 'HAND_OVER', officeId: parcel.destination },
    ];
    const scans = history.map((step, minute) => ({ ...step, minute, scanId: `eight-events-${minute}` }));
    const seen = new Set<string>();

    await expectOneStateOfEachSet(parcel, scans, new Set(), seen);

    expect(seen.size).toBe(2 ** 8 - 1);
  });

  it('is one in any order, whatever the history, and what the model says', async () => {
    const parcel = await aPackage(db);
    const histories = fc.array(scan, { minLength: 8, maxLength: 8 }).chain((steps) =>
      fc.tuple(
        fc.constant(steps.map((step, index) => ({ ...step, scanId: `some-scan-${index}` }))),
        fc.shuffledSubarray(
          steps.map((_, index) => index),
          { minLength: 8 },
        ),
      ),
    );

    await fc.assert(
      fc.asyncProperty(histories, async ([steps, order]) => {
        const scans = steps.map(({ place: at, ...step }) => ({
          ...step,
          officeId: parcel[at],
        }));
        const straight = await db.undone(async () => {
          await recordAll(db, parcel, scans);
          return journeyInDatabase(db, parcel);
        });

        await db.undone(async () => {
          await recordAll(
            db,
            parcel,
            order.map((index) => scans[index] as Scan),
          );

          expect(await journeyInDatabase(db, parcel)).toEqual(straight);
          await expectAsTheModel(parcel);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is what the model says after any history with intentions, voids, repetitions and wrong clocks', async () => {
    const parcel = await aPackage(db);
    const anything = fc.record(
      {
        kind: fc.constantFrom<EventKind>(...SCANS, 'START_RETURN', 'CANCEL', 'DISPOSE', 'VOID'),
        place,
        minute: fc.oneof({ weight: 20, arbitrary: fc.nat(8) }, fc.constantFrom(-20_000_000, 900_000_000)),
        voids: fc.nat(14),
        repeats: fc.option(fc.nat(14), { freq: 10 }),
      },
      { noNullPrototype: true },
    );

    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 15 }), async (steps) => {
        const scans = steps.map(({ kind, place: at, minute, voids }, index) => ({
          scanId: `any-scan-${index}`,
          kind,
          officeId: parcel[at],
          minute,
          ...(kind === 'VOID' && {
            voidsEventId: scanEventId(parcel[steps[voids]?.place ?? 'origin'], `any-scan-${voids}`),
          }),
        }));
        const sent = steps.flatMap(({ repeats }, index) => [scans[index], scans[repeats ?? -1]]);

        await db.undone(async () => {
          await recordAll(
            db,
            parcel,
            sent.filter((one) => one !== undefined),
          );

          await expectAsTheModel(parcel);
        });
      }),
      { numRuns: 200 },
    );
  });
});
