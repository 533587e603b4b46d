import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCharacter } from '../domain/tracking-number.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf, projectionsOf } from './test-model.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  packageSeenBy,
  record,
  scanInput,
  type Answer,
  type Scan,
} from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const UNKNOWN_NUMBER = '000000000000000' + checkCharacter('000000000000000');

describe('a scan that is sent again', () => {
  it('is recorded once, tells once and answers as the first time', async () => {
    const parcel = await aPackage(db);
    const scan = { kind: 'ACCEPT', scanId: randomUUID(), officeId: parcel.origin, note: 'wet' } as const;

    const first = await record(db, parcel, scan);
    const second = await record(db, parcel, {
      ...scan,
      packageId: null,
      trackingNumber: parcel.trackingNumber,
    });

    expect(second).toEqual(first);
    expect(await projectionsOf(db, parcel)).toMatchObject({ versions: [1, 2], outbox: 2 });
  });

  it.each([
    ['another kind', { kind: 'DEPART' }],
    ['another moment', { minute: 7 }],
    ['another note', { note: 'dry' }],
    ['another zone', { timeZone: 'Asia/Tokyo' }],
  ])('is refused with %s', async (_, change) => {
    const parcel = await aPackage(db);
    const scan: Scan = { kind: 'ACCEPT', scanId: randomUUID(), officeId: parcel.origin };
    await record(db, parcel, scan);

    const answer = await record(db, parcel, { ...scan, ...change } as Scan);

    expect(answer.error?.code).toBe('SCAN_ID_REUSED');
    expect(await eventsOf(db, parcel)).toHaveLength(2);
  });

  it('is refused for another package', async () => {
    const [one, other] = [await aPackage(db), await aPackage(db)];
    const scan: Scan = { kind: 'ACCEPT', scanId: randomUUID(), officeId: one.origin };
    await record(db, one, scan);

    expect((await record(db, other, scan)).error?.code).toBe('SCAN_ID_REUSED');
  });

  it('is still answered when the package has left with it, out of the sight of who scanned it', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);
    const scan: Scan = { kind: 'DEPART', scanId: randomUUID(), officeId: parcel.hub };
    const first = await record(db, parcel, scan, clerk);

    const second = await record(db, parcel, scan, clerk);

    expect(first.package?.status).toBe('IN_TRANSIT');
    expect(second).toEqual(first);
    expect(await packageSeenBy(db, clerk, parcel)).toBeNull();
  });
});

describe('a batch of scans', () => {
  it('is answered one by one in the order given, and a wrong one spoils no other', async () => {
    const [one, other] = [await aPackage(db), await aPackage(db)];
    const scans = [
      scanInput(one, { kind: 'ACCEPT', officeId: one.origin }),
      scanInput(one, { kind: 'ACCEPT', officeId: randomUUID() }),
      scanInput(other, { kind: 'ACCEPT', officeId: other.origin }),
      scanInput(one, { kind: 'DEPART', officeId: one.origin, minute: 1 }),
    ];

    const answers = await db.value<Answer[]>(`select record_scans($1, $2, '[]')`, [
      SYSTEM,
      JSON.stringify(scans),
    ]);

    expect(answers.map(({ scanId }) => scanId)).toEqual(scans.map(({ scanId }) => scanId));
    expect(answers.map((answer) => answer.package?.version ?? answer.error?.code)).toEqual([
      2,
      'NOT_FOUND',
      2,
      3,
    ]);
  });

  it('may be empty', async () => {
    expect(await db.value(`select record_scans($1, '[]', '[]')`, [SYSTEM])).toEqual([]);
  });
});

describe('what a scan says', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a scanId of 7 characters', { scanId: 'seven77' }, 'INVALID_INPUT'],
    ['a scanId of 65 characters', { scanId: 'x'.repeat(65) }, 'INVALID_INPUT'],
    ['no scanId', { scanId: null }, 'INVALID_INPUT'],
    ['a registration', { kind: 'REGISTER' }, 'INVALID_INPUT'],
    ['a kind that is none', { kind: 'TELEPORT' }, 'INVALID_INPUT'],
    ['neither id nor number', { packageId: null }, 'INVALID_INPUT'],
    ['both id and number', { trackingNumber: UNKNOWN_NUMBER }, 'INVALID_INPUT'],
    ['no moment', { occurredAt: null }, 'INVALID_INPUT'],
    ['a moment without offset', { occurredAt: '2026-01-01T08:00:00' }, 'INVALID_INPUT'],
    ['a day that does not exist', { occurredAt: '2026-02-30T08:00:00Z' }, 'INVALID_INPUT'],
    ['a moment in words', { occurredAt: 'yesterday' }, 'INVALID_INPUT'],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'INVALID_INPUT'],
    ['an offset for a zone', { timeZone: '+03:00' }, 'INVALID_INPUT'],
    ['a giver of 201 characters', { handedOverBy: 'x'.repeat(201) }, 'INVALID_INPUT'],
    ['a taker of 201 characters', { handedOverTo: 'x'.repeat(201) }, 'INVALID_INPUT'],
    ['a reason of 201 characters', { reason: 'x'.repeat(201) }, 'INVALID_INPUT'],
    ['a note of 1,001 characters', { note: 'x'.repeat(1001) }, 'INVALID_INPUT'],
    ['a raw scan of 201 characters', { rawScan: 'x'.repeat(201) }, 'INVALID_INPUT'],
    ['an event that is voided by a departure', { voidsEventId: randomUUID() }, 'INVALID_INPUT'],
    ['a void of nothing', { kind: 'VOID' }, 'INVALID_INPUT'],
    [
      'a mistyped number',
      { packageId: null, trackingNumber: '1234 5678 9ABC DEFG' },
      'INVALID_TRACKING_NUMBER',
    ],
    ['a number of no package', { packageId: null, trackingNumber: UNKNOWN_NUMBER }, 'NOT_FOUND'],
    ['an id of no package', { packageId: randomUUID() }, 'NOT_FOUND'],
    ['an id that is none', { packageId: 'parcel-1' }, 'NOT_FOUND'],
    ['an office that is none', { officeId: 'LIS1' }, 'NOT_FOUND'],
    ['no office', { officeId: null }, 'INVALID_INPUT'],
    ['a location that is none', { locationId: 'shelf-1' }, 'NOT_FOUND'],
  ])('is not taken with %s', async (_, change, code) => {
    const parcel = await aPackage(db);
    const scan = { ...scanInput(parcel, { kind: 'DEPART', officeId: parcel.origin }), ...change };

    const [answer] = await db.value<Answer[]>(`select record_scans($1, $2, '[]')`, [
      SYSTEM,
      JSON.stringify([scan]),
    ]);

    expect(answer?.error?.code).toBe(code);
    expect(await eventsOf(db, parcel)).toHaveLength(1);
  });

  it('is kept as it was said', async () => {
    const parcel = await aPackage(db);
    const said = {
      occurredAt: '2026-01-01T09:30:00.123+01:00',
      timeZone: 'Europe/Paris',
      handedOverBy: 'Rui',
      handedOverTo: 'Ana',
      reason: 'full van',
      note: 'x'.repeat(1000),
      rawScan: ' 0O-1 ',
    };
    const clerk = await aClerk(db, parcel.origin);

    await record(db, parcel, { kind: 'ACCEPT', officeId: parcel.origin, ...said }, clerk);

    const seen = await packageSeenBy(db, clerk, parcel);
    expect(seen?.events.at(-1)).toMatchObject({
      ...said,
      occurredAt: '2026-01-01T08:30:00.123Z',
      recordedBy: clerk.sub,
      office: { id: parcel.origin },
      version: 2,
      status: 'ACCEPTED',
      isCounted: true,
      isVoided: false,
      officeIds: expect.arrayContaining([parcel.origin, parcel.destination]),
    });
  });

  it('may be as long as it is said to be, in characters of any kind', async () => {
    const parcel = await aPackage(db);
    const longest = {
      scanId: '📦'.repeat(64),
      handedOverBy: '📦'.repeat(200),
      handedOverTo: '📦'.repeat(200),
      reason: '📦'.repeat(200),
      note: '📦'.repeat(1000),
      rawScan: '📦'.repeat(200),
    };

    const answer = await record(db, parcel, { kind: 'ACCEPT', officeId: parcel.origin, ...longest });

    expect(answer.package?.version).toBe(2);
  });

  it('is dated in the zone of the place, unless it says which', async () => {
    const parcel = await aPackage(db);

    await record(db, parcel, { kind: 'ACCEPT', officeId: parcel.origin });

    expect((await packageSeenBy(db, SYSTEM, parcel))?.events.at(-1)?.timeZone).toBe('Europe/Lisbon');
  });

  it('may name a place of the office or any vehicle, and no place of another office', async () => {
    const parcel = await aPackage(db);
    const place = (kind: string, officeId: string) =>
      db.value<string>(
        `insert into location (kind, name, office_id, time_zone) values ($1, 'Place', $2, 'UTC') returning id`,
        [kind, officeId],
      );
    const scanAt = async (locationId: string) =>
      record(db, parcel, { kind: 'DEPART', officeId: parcel.origin, locationId });

    expect((await scanAt(await place('SHELF', parcel.origin))).error).toBeUndefined();
    expect((await scanAt(await place('VEHICLE', parcel.hub))).error).toBeUndefined();
    expect((await scanAt(await place('SHELF', parcel.hub))).error?.code).toBe('NOT_FOUND');
  });
});
