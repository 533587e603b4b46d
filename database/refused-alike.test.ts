import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aClerk, aPackage, aPerson, register, user, type Parcel, type Viewer } from './test-parcel.ts';

const PLACE = randomUUID();

let db: TestDatabase;
let parcel: Parcel;
let clerk: Viewer;
beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'ACCEPTED');
  clerk = await aClerk(db, parcel.elsewhere);
});
afterAll(() => db.close());

const scan = (more: object) => ({
  scanId: randomUUID(),
  kind: 'RECEIVE',
  occurredAt: '2026-02-01T09:00:00Z',
  ...more,
});
const errorOf = (answer: { error?: object }) => JSON.stringify(answer.error);

async function refusalOfScan(more: object): Promise<string> {
  const [answer] = await db.value<{ error?: object }[]>(`select record_scans($1, $2, '[]')`, [
    clerk,
    JSON.stringify([scan(more)]),
  ]);
  return errorOf(answer ?? {});
}

const refusalOfAct = async (more: object) =>
  errorOf(
    await db.value(`select perform_act($1, $2, '[]')`, [
      clerk,
      { idempotencyKey: randomUUID(), kind: 'FOUND', ...more },
    ]),
  );

describe('a package that one may not see', () => {
  it.each([
    ['is scanned where one does not work', () => ({ officeId: parcel.origin }), /no office/],
    ['is scanned at no office', () => ({}), /officeId is missing/],
    [
      'is reported found where one does not work',
      () => ({ kind: 'FOUND', officeId: parcel.origin }),
      /no office/,
    ],
    [
      'is reported at a place of no office',
      () => ({ kind: 'CANCEL', reason: 'x', locationId: PLACE }),
      /give officeId/,
    ],
  ])('is refused like none when it %s', async (_, more, refusal) => {
    const ghost = await db.value<string>('select new_tracking_number()');
    for (const refusalOf of [refusalOfScan, refusalOfAct]) {
      const [real, none] = await Promise.all(
        [parcel.trackingNumber, ghost].map((trackingNumber) => refusalOf({ ...more(), trackingNumber })),
      );
      expect(real).toBe(none);
      expect(real).toMatch(refusal);
    }
  });
});

describe('an office', () => {
  it('is told to none of the staff who may not register there, as a destination either', async () => {
    const [senderId, recipientId] = [await aPerson(db), await aPerson(db)];
    const refusalOf = async (destinationOfficeId: string) =>
      errorOf(
        await register(
          db,
          {
            sender: { id: senderId },
            recipient: { id: recipientId },
            originOfficeId: parcel.origin,
            destinationOfficeId,
          },
          user('staff'),
        ),
      );

    const real = await refusalOf(parcel.destination);

    expect(real).toContain('NOT_FOUND');
    expect(await refusalOf(randomUUID())).toBe(real);
  });
});
