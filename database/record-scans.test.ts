import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCharacter } from '../domain/tracking-number.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf, projectionsOf } from './test-model.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  anOffice,
  packageSeenBy,
  record,
  recordAll,
  scanInput,
  user,
  type Answer,
  type Parcel,
  type Scan,
  type Viewer,
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
    ['no office', { officeId: null }, 'NOT_FOUND'],
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

describe('who may scan', () => {
  const accept = (parcel: Parcel, by: 'id' | 'number', viewer: Viewer) =>
    record(
      db,
      parcel,
      {
        kind: 'RECEIVE',
        officeId: parcel.elsewhere,
        ...(by === 'number' && { trackingNumber: parcel.trackingNumber }),
      },
      viewer,
    );

  it('is staff where they work: by number whatever they hold, by id what they could see', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const clerk = await aClerk(db, parcel.elsewhere);

    expect((await accept(parcel, 'id', clerk)).error?.code).toBe('NOT_FOUND');
    expect((await accept(parcel, 'number', clerk)).package?.status).toBe('AT_HUB');
    expect((await accept(parcel, 'id', clerk)).package?.version).toBe(5);
  });

  it('is nobody else, admins and the system apart', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const strangers = [await aClerk(db, parcel.hub), user('staff'), user('finance'), user()];

    for (const stranger of strangers) {
      expect((await accept(parcel, 'number', stranger)).error?.code).toBe('NOT_FOUND');
    }
    for (const allowed of [user('admin'), SYSTEM]) {
      expect((await accept(parcel, 'number', allowed)).error).toBeUndefined();
    }
  });

  it('is nobody whose right to the office was taken away', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const clerk = await aClerk(db, parcel.elsewhere);
    await db.query('delete from office_member where sub = $1', [clerk.sub]);

    expect((await accept(parcel, 'number', clerk)).error?.code).toBe('NOT_FOUND');
  });

  it('answers of a package that is not theirs exactly as of none', async () => {
    const office = await anOffice(db);
    const clerk = await aClerk(db, office);
    const parcel = await aPackage(db);
    const scan: Scan = { kind: 'RECEIVE', officeId: office, scanId: 'the-same-scan' };
    const none = randomUUID();

    const foreign = await record(db, parcel, scan, clerk);
    const absent = await record(db, { ...parcel, id: none }, scan, clerk);

    expect(foreign.error?.message.replace(parcel.id, none)).toBe(absent.error?.message);
    expect(foreign.error?.code).toBe(absent.error?.code);
  });
});

describe('an intention', () => {
  it.each([
    ['CANCEL', 'CLERK', 'ACCEPTED', undefined],
    ['START_RETURN', 'CLERK', 'ARRIVED', undefined],
    ['DISPOSE', 'CLERK', 'ARRIVED', 'NOT_FOUND'],
    ['DISPOSE', 'MANAGER', 'ARRIVED', undefined],
    ['CANCEL', 'MANAGER', 'IN_TRANSIT', 'TRANSITION_REFUSED'],
  ] as const)('%s of a %s, of a package that is %s', async (kind, role, status, code) => {
    const parcel = await aPackage(db, status);
    const viewer = await aClerk(db, parcel.destination, role);

    const answer = await record(db, parcel, { kind, officeId: parcel.destination }, viewer);

    expect(answer.error?.code).toBe(code);
  });
});

describe('a void', () => {
  async function aDeparture(recordedBy: Viewer | undefined, parcel: Parcel): Promise<string> {
    await recordAll(db, parcel, [{ kind: 'DEPART', officeId: parcel.origin, minute: 50 }], recordedBy);
    return (await eventsOf(db, parcel)).at(-1)?.id ?? '';
  }
  const undo = (parcel: Parcel, voidsEventId: string, viewer: Viewer) =>
    record(db, parcel, { kind: 'VOID', officeId: parcel.origin, voidsEventId, reason: 'wrong van' }, viewer);

  it('leaves the event in the history and out of the state', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    const clerk = await aClerk(db, parcel.origin);
    const departure = await aDeparture(clerk, parcel);

    const answer = await undo(parcel, departure, clerk);

    expect(answer.package).toMatchObject({ status: 'ACCEPTED', version: 4 });
    expect(
      (await packageSeenBy(db, clerk, parcel))?.events.map(({ kind, isVoided }) => [kind, isVoided]),
    ).toEqual([
      ['REGISTER', false],
      ['ACCEPT', false],
      ['DEPART', true],
      ['VOID', false],
    ]);
  });

  it('is for a clerk within 15 minutes of their own scan, for a manager always', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    const clerk = await aClerk(db, parcel.origin);
    const manager = await aClerk(db, parcel.origin, 'MANAGER');
    const departure = await aDeparture(undefined, parcel);

    expect((await undo(parcel, departure, clerk)).error?.code).toBe('NOT_FOUND');
    expect((await undo(parcel, departure, SYSTEM)).error?.code).toBe('NOT_FOUND');
    expect((await undo(parcel, departure, manager)).package?.status).toBe('ACCEPTED');
  });

  it('is not for another void, a registration or an event of another package', async () => {
    const [parcel, other] = [await aPackage(db, 'ACCEPTED'), await aPackage(db, 'ACCEPTED')];
    const admin = user('admin');
    const departure = await aDeparture(undefined, parcel);
    await undo(parcel, departure, admin);
    const [registration, , , theVoid] = await eventsOf(db, parcel);

    expect((await undo(parcel, registration?.id ?? '', admin)).error?.code).toBe('TRANSITION_REFUSED');
    expect((await undo(parcel, theVoid?.id ?? '', admin)).error?.code).toBe('TRANSITION_REFUSED');
    expect((await undo(other, departure, admin)).error?.code).toBe('NOT_FOUND');
  });
});

describe('a person who only receives', () => {
  it('does not scan', async () => {
    const viewer = user();
    const parcel = await aPackage(db);
    await db.query('update person set cognito_sub = $1 where id = $2', [viewer.sub, parcel.recipientId]);

    expect((await record(db, parcel, { kind: 'HAND_OVER' }, viewer)).error?.code).toBe('NOT_FOUND');
  });
});
