import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf } from './test-model.ts';
import { setPolicy } from './test-organisation.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  anOffice,
  packageSeenBy,
  record,
  recordAll,
  user,
  type Parcel,
  type Scan,
  type Viewer,
} from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

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

  it.each([
    ['RAISE_EXCEPTION', { exceptionKind: 'DAMAGED' }],
    ['CANCEL', {}],
    ['NOTE', { note: 'seen' }],
  ])('answers so where no office is named: %s', async (kind, more) => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const clerk = await aClerk(db, parcel.elsewhere);
    const said = { kind, officeId: null, scanId: randomUUID(), ...more } as unknown as Scan;
    const none = randomUUID();

    const foreign = await record(db, parcel, said, clerk);
    const absent = await record(db, { ...parcel, id: none }, said, clerk);

    expect(absent.error?.code).toBe('NOT_FOUND');
    expect(foreign.error?.code).toBe('NOT_FOUND');
    expect(foreign.error?.message.replace(parcel.id, none)).toBe(absent.error?.message);
  });
});

describe('what is said of a package at an office', () => {
  it('tells who may not say it nothing of where the package may be', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const clerk = await aClerk(db, parcel.elsewhere);
    const said = { kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED', officeId: parcel.elsewhere } as const;
    const byNumber = { trackingNumber: parcel.trackingNumber, locationId: randomUUID() };

    expect((await record(db, parcel, { ...said, ...byNumber }, clerk)).error).toEqual({
      code: 'NOT_FOUND',
      message: `There is no package ${parcel.trackingNumber}.`,
    });
  });
});

describe('a scan that is sent again when the package has gone on', () => {
  it.each([
    ['its id', (parcel: Parcel) => ({ packageId: parcel.id })],
    ['the number of a carrier', () => ({ packageId: null, carrierNumber: 'RG123456785GB' })],
  ])('is answered to who sent it, and to none of their colleagues: by %s', async (_, name) => {
    const parcel = await aPackage(db, 'AT_HUB');
    await db.query(
      `insert into package_carrier_number (package_id, number, place, added_at, registered_at)
       select id, 'RG123456785GB', 1, registered_at, registered_at from package where id = $1`,
      [parcel.id],
    );
    const [clerk, colleague] = [await aClerk(db, parcel.hub), await aClerk(db, parcel.hub)];
    const departure: Scan = { kind: 'DEPART', officeId: parcel.hub, scanId: randomUUID(), ...name(parcel) };

    const first = await record(db, parcel, departure, clerk);

    expect(first.error).toBeUndefined();
    expect(await record(db, parcel, departure, clerk)).toEqual(first);
    expect((await record(db, parcel, departure, colleague)).error?.code).toBe('NOT_FOUND');
    // of whoever recorded it nothing is known any more
    await db.undone(async () => {
      await db.query('alter table package_event disable trigger user');
      await db.query('update package_event set recorded_by = null where package_id = $1', [parcel.id]);
      expect((await record(db, parcel, departure, colleague)).error?.code).toBe('NOT_FOUND');
    });
    await db.query('delete from package_carrier_number where package_id = $1', [parcel.id]);
  });
});

describe('what was said of a package that is sent again when it has gone on', () => {
  it.each([
    ['at an office', (parcel: Parcel) => ({ officeId: parcel.hub })],
    ['without one', (parcel: Parcel) => ({ officeId: null, trackingNumber: parcel.trackingNumber })],
  ])('is answered to who said it %s, and to none of their colleagues', async (_, place) => {
    const parcel = await aPackage(db, 'AT_HUB');
    const [clerk, colleague] = [await aClerk(db, parcel.hub), await aClerk(db, parcel.hub)];
    const said = { kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED', ...place(parcel) };
    const scan = { ...said, scanId: randomUUID() } as unknown as Scan;
    await record(db, parcel, scan, clerk);
    await recordAll(db, parcel, [{ kind: 'DEPART', officeId: parcel.hub, minute: 5000 }]);

    expect((await record(db, parcel, scan, clerk)).error).toBeUndefined();
    expect((await record(db, parcel, scan, colleague)).error?.code).toBe('NOT_FOUND');
  });
});

describe('a right that ended while the lock of the package was waited for', () => {
  it('ends what is said of the package, not what is scanned where they work', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);
    const about = { scanId: randomUUID(), packageId: parcel.id, occurredAt: '2026-01-02T08:00:00Z' };
    const scans = [
      { ...about, kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED' },
      { ...about, kind: 'SHELVE', officeId: parcel.hub },
    ].map((scan) => JSON.stringify(scan));
    const readings = await db.value<string>('select read_scans($1, $2)::text', [
      clerk,
      JSON.stringify(scans),
    ]);
    const asked = () =>
      db.value<(string | null)[]>(
        `select array(
           select reading.error_code
           from unnest(asked_again($1, $2::jsonb, $3::scan_reading[])) with ordinality reading
           order by reading.ordinality
         )`,
        [clerk, JSON.stringify(scans), readings],
      );

    expect(await asked()).toEqual([null, null]);
    await db.query('delete from office_member where sub = $1', [clerk.sub]);
    expect(await asked()).toEqual(['NOT_FOUND', null]);
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

    await setPolicy(db, parcel.destination, 1);

    const answer = await record(db, parcel, { kind, officeId: parcel.destination, minute: 5000 }, viewer);

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
