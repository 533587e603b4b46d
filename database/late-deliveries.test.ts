import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAction } from '../domain/test-any-history.ts';
import type { EventKind, LateDeliveries } from '../graphql/generated/graphql.ts';
import { commandsOf, send } from './test-commands.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { FINANCE } from './test-ledger.ts';
import { anOffice, aPerson, record, register, user, type Answer, type Parcel } from './test-parcel.ts';

const KINDS: EventKind[] = [
  ...(['HAND_OVER', 'HAND_OVER', 'HAND_OVER', 'VOID', 'VOID', 'START_RETURN', 'START_RETURN'] as const),
  ...(['ACCEPT', 'DEPART', 'DECLARE_LOST', 'FOUND', 'DISPOSE'] as const),
];
const HISTORIES = Number(process.env['HISTORIES'] ?? 25);

let db: TestDatabase;
let people: [string, string];
let parcel: Parcel;
beforeAll(async () => {
  db = await testDatabase();
  people = [await aPerson(db), await aPerson(db)];
  parcel = await promised('2026-01-01T12:00:00Z');
});
afterAll(() => db.close());

/** A package with a promised time, on a lane of its own unless it shares that of another. */
async function promised(promisedAt: string | null, beside?: Parcel): Promise<Parcel> {
  const [senderId, recipientId] = people;
  const [origin, destination] = beside
    ? [beside.origin, beside.destination]
    : [await anOffice(db), await anOffice(db)];
  const answer = await register(db, {
    sender: { id: senderId },
    recipient: { id: recipientId },
    ...{ originOfficeId: origin, destinationOfficeId: destination, promisedAt },
  });
  const { id = '', trackingNumber = '' } = answer.package ?? {};
  return {
    id,
    trackingNumber,
    origin,
    destination,
    hub: destination,
    elsewhere: destination,
    senderId,
    recipientId,
  };
}

async function act({ id }: Parcel, kind: EventKind, more: object): Promise<void> {
  const whole = { kind, idempotencyKey: randomUUID(), packageId: id, reason: 'mistaken', ...more };
  const { error } = await db.value<Answer>(`select perform_act($1, $2, '[]')`, [user('admin'), whole]);
  if (error) throw new Error(error.message);
}

async function lateOf({ origin }: Parcel, from: string, to: string): Promise<LateDeliveries> {
  const report = await db.value<{ lateDeliveries: LateDeliveries }>(
    `select office_cost_report($1, $2, $3, $4, 'LANE', null)`,
    [FINANCE, origin, from, to],
  );
  return report.lateDeliveries;
}

const differences = () => db.query('select * from delivery_differences()');
const none = { promisedCount: 0, lateCount: 0, lateShare: null };

describe('late deliveries', () => {
  it('are those that were handed over after the promised time, of all that had one', () =>
    db.undone(async () => {
      const others = [
        await promised('2026-01-01T12:00:01Z', parcel),
        await promised('2026-01-05T12:00:00Z', parcel),
        await promised(null, parcel),
      ];
      // minute 241 is 12:01
      for (const one of [parcel, ...others]) await record(db, one, { kind: 'HAND_OVER', minute: 241 });

      expect(await lateOf(parcel, '2026-01-01', '2026-01-31')).toEqual({
        promisedCount: 3,
        lateCount: 2,
        lateShare: '0.6667',
      });
      expect(await lateOf(parcel, '2026-01-02', '2026-12-31')).toEqual(none);
      expect(await differences()).toEqual([]);
    }));

  it('are counted where the promise was kept to the second, and on the day of the origin office', () =>
    db.undone(async () => {
      await db.query(`update office set time_zone = 'Pacific/Auckland' where id = $1`, [parcel.origin]);

      await record(db, parcel, { kind: 'HAND_OVER', minute: 240 });

      expect(await lateOf(parcel, '2026-01-01', '2026-01-01')).toEqual(none);
      expect(await lateOf(parcel, '2026-01-02', '2026-01-02')).toEqual({
        ...{ promisedCount: 1, lateCount: 0, lateShare: '0.0000' },
      });
      await db.query(`update office set time_zone = 'Europe/Lisbon' where id = $1`, [parcel.origin]);
      expect(await lateOf(parcel, '2026-01-02', '2026-01-02')).toMatchObject({ promisedCount: 1 });
    }));

  it('are told of each lane of the office, beside its charges', () =>
    db.undone(async () => {
      const [charged] = await db.value<{ error?: object }[]>('select add_cost_lines($1, $2)', [
        FINANCE,
        JSON.stringify([
          {
            ...{ sourceLineId: '1', packageId: parcel.id, category: 'FUEL', stage: 'BILLED', amount: '1' },
            ...{ currencyCode: 'EUR', incurredAt: '2026-01-01T12:00:00Z' },
          },
        ]),
      ]);
      await record(db, parcel, { kind: 'HAND_OVER', minute: 241 });

      const report = await db.value<{ groups: { lateDeliveries: LateDeliveries }[] }>(
        `select office_cost_report($1, $2, '2026-01-01', '2026-01-31', 'LANE', null)`,
        [FINANCE, parcel.origin],
      );

      expect(charged?.error).toBeUndefined();
      expect(report.groups.map(({ lateDeliveries }) => lateDeliveries)).toEqual([
        { promisedCount: 1, lateCount: 1, lateShare: '1.0000' },
      ]);
    }));

  it('are no more where the hand-over is voided, and move where another comes before it', () =>
    db.undone(async () => {
      await record(db, parcel, { kind: 'HAND_OVER', minute: 60 * 24 * 40 });
      expect(await lateOf(parcel, '2026-02-01', '2026-02-28')).toMatchObject({ lateCount: 1 });

      await record(db, parcel, { kind: 'HAND_OVER', minute: 10 });
      expect(await lateOf(parcel, '2026-02-01', '2026-02-28')).toEqual(none);
      expect(await lateOf(parcel, '2026-01-01', '2026-01-01')).toMatchObject({
        promisedCount: 1,
        lateCount: 0,
      });

      const eventId = await db.value<string>(
        `select id from package_event where package_id = $1 and kind = 'HAND_OVER' order by ordered_at limit 1`,
        [parcel.id],
      );
      await act(parcel, 'VOID', { eventId });
      expect(await lateOf(parcel, '2026-01-01', '2026-01-31')).toEqual(none);
      expect(await lateOf(parcel, '2026-02-01', '2026-02-28')).toMatchObject({ lateCount: 1 });
      expect(await differences()).toEqual([]);
    }));

  it('are none where a package came back to its sender, unless its recipient had it before', () =>
    db.undone(async () => {
      const kept = await promised('2026-01-01T08:00:30Z', parcel);
      const handOver = { kind: 'HAND_OVER', minute: 1 } as const;
      const backAt = (minute: number) => ({
        occurredAt: new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString(),
      });
      await record(db, kept, handOver);
      await act(parcel, 'START_RETURN', backAt(0));
      await act(kept, 'START_RETURN', backAt(5));
      for (const minute of [1, 9]) await record(db, parcel, { ...handOver, minute });
      await record(db, kept, { ...handOver, minute: 9 });

      expect(await lateOf(parcel, '2026-01-01', '2026-01-31')).toMatchObject({
        promisedCount: 1,
        lateCount: 1,
      });
      expect(await differences()).toEqual([]);
    }));

  it(
    `are what the whole histories say, after any ${HISTORIES} of them, in any order`,
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(anAction(KINDS, { wrongClocks: true }), { minLength: 1, maxLength: 20 }),
          (history) =>
            db.undone(async () => {
              await send(db, commandsOf(parcel, randomUUID(), history));
              expect(await differences()).toEqual([]);
              await db.query('select fold_delivery_deltas(1000)');
              expect(await differences()).toEqual([]);
            }),
        ),
        { numRuns: HISTORIES },
      ),
    600_000,
  );
});

describe('the check of deliveries', () => {
  it('tells of what was kept wrong', () =>
    db.undone(async () => {
      await record(db, parcel, { kind: 'HAND_OVER', minute: 10 });
      await db.query(`update delivery_total set late_count = late_count + 1`);
      await db.query(`update delivery_delta set late_count = late_count + 1`);

      expect((await differences()).length).toBeGreaterThan(0);
    }));
});
