import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventKind } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { eventsOf, projectionsOf } from './test-model.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  packageSeenBy,
  record,
  recordAll,
  scanInput,
  user,
  type Answer,
  type Parcel,
  type Viewer,
} from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const ADMIN = user('admin');

function voidEvent(
  parcel: Parcel,
  given: object,
  viewer: Viewer = ADMIN,
  fields = ['openExceptions'],
): Promise<Answer> {
  const whole = {
    kind: 'VOID',
    idempotencyKey: randomUUID(),
    packageId: parcel.id,
    reason: 'wrong van',
    ...given,
  };
  return db.value<Answer>('select perform_act($1, $2, $3)', [viewer, whole, JSON.stringify(fields)]);
}

const eventOf = async (parcel: Parcel, kind: EventKind) =>
  (await eventsOf(db, parcel)).find((event) => event.kind === kind)?.id ?? '';

/** The last of this kind, of the office that the package had no business at. */
const eventOfOffice = (parcel: Parcel, kind: EventKind) =>
  db.value<string>(`select id from package_event where package_id = $1 and kind = $2 and office_id = $3`, [
    parcel.id,
    kind,
    parcel.elsewhere,
  ]);

/** Somebody scanned a departure that never was. */
async function aWrongDeparture(): Promise<{ parcel: Parcel; eventId: string }> {
  const parcel = await aPackage(db, 'IN_TRANSIT');
  return { parcel, eventId: await eventOf(parcel, 'DEPART') };
}

describe('voiding an event', () => {
  it('leaves it visible, out of the state, and says why', async () => {
    const { parcel, eventId } = await aWrongDeparture();

    const answer = await voidEvent(parcel, { eventId });

    expect(answer.package).toMatchObject({ status: 'ACCEPTED', version: 4 });
    const events = (await packageSeenBy(db, ADMIN, parcel))?.events;
    expect(events?.map(({ kind, isVoided }) => [kind, isVoided])).toEqual([
      ['REGISTER', false],
      ['ACCEPT', false],
      ['DEPART', true],
      ['VOID', false],
    ]);
    expect(events?.at(-1)).toMatchObject({ voidsEventId: eventId, reason: 'wrong van', office: null });
  });

  it('closes again what the event had opened', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    await db.value(`select perform_act($1, $2, '[]')`, [
      SYSTEM,
      {
        kind: 'RAISE_EXCEPTION',
        idempotencyKey: randomUUID(),
        packageId: parcel.id,
        exceptionKind: 'DAMAGED',
      },
    ]);

    const answer = await voidEvent(parcel, { eventId: await eventOf(parcel, 'RAISE_EXCEPTION') });

    expect(answer.package?.openExceptions).toEqual([]);
  });

  it('is done once, however often it is sent, also after the 15 minutes of a clerk', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    const clerk = await aClerk(db, parcel.origin);
    await recordAll(db, parcel, [{ kind: 'DEPART', officeId: parcel.origin, minute: 50 }], clerk);
    const given = { eventId: await eventOf(parcel, 'DEPART'), idempotencyKey: randomUUID() };
    const first = await voidEvent(parcel, given, clerk);

    const second = await db.undone(async () => {
      await db.query('alter table package_event disable trigger user');
      await db.query(`update package_event set recorded_at = recorded_at - interval '1 hour'`);
      return voidEvent(parcel, given, clerk);
    });

    expect(first.package).toMatchObject({ status: 'ACCEPTED', version: 4 });
    expect(second).toEqual(first);
    expect((await voidEvent(parcel, { ...given, reason: 'other' }, clerk)).error?.code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('is for a clerk within 15 minutes of what they recorded themselves', async () => {
    const { parcel, eventId } = await aWrongDeparture();
    const clerk = await aClerk(db, parcel.origin);

    expect((await voidEvent(parcel, { eventId }, clerk)).error?.code).toBe('NOT_FOUND');
    expect((await voidEvent(parcel, { eventId }, SYSTEM)).error?.code).toBe('NOT_FOUND');
    await recordAll(db, parcel, [{ kind: 'RECEIVE', minute: 50, officeId: parcel.origin }], clerk);
    const own = { eventId: await eventOf(parcel, 'RECEIVE') };
    await db.undone(async () => {
      await db.query('alter table package_event disable trigger user');
      await db.query(`update package_event set recorded_at = recorded_at - interval '16 minutes'`);
      expect((await voidEvent(parcel, own, clerk)).error?.code).toBe('NOT_FOUND');
    });
    expect((await voidEvent(parcel, own, clerk)).error).toBeUndefined();
  });

  it.each([
    ['scanned away', 'DEPART', 'CLERK', 'IN_TRANSIT'],
    ['scanned away', 'DEPART', 'MANAGER', 'IN_TRANSIT'],
    ['scanned where it does not belong', 'SHELVE', 'CLERK', 'IN_TRANSIT'],
  ] as const)('is for whoever has %s what they held: %s by a %s', async (_, kind, role, status) => {
    const parcel = await aPackage(db, status);
    const clerk = await aClerk(db, parcel.elsewhere, role);
    const held = { trackingNumber: parcel.trackingNumber, officeId: parcel.elsewhere };
    if (kind === 'DEPART') await record(db, parcel, { kind: 'RECEIVE', minute: 50, ...held }, clerk);
    const scanned = await record(db, parcel, { kind, minute: 60, ...held }, clerk);
    const given = { eventId: await eventOfOffice(parcel, kind), idempotencyKey: randomUUID() };

    const answer = await voidEvent(parcel, given, clerk);

    expect(scanned.error).toBeUndefined();
    expect(answer.package?.status).toBe(kind === 'DEPART' ? 'AT_HUB' : status);
    expect(await voidEvent(parcel, given, clerk)).toEqual(answer);
  });

  it('shows whoever scanned it away what they may see where it is again', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const clerk = await aClerk(db, parcel.elsewhere);
    const held = { trackingNumber: parcel.trackingNumber, officeId: parcel.elsewhere };
    await record(db, parcel, { kind: 'RECEIVE', minute: 50, ...held }, clerk);
    await record(db, parcel, { kind: 'DEPART', minute: 60, ...held }, clerk);
    const given = { eventId: await eventOfOffice(parcel, 'DEPART') };

    const answer = await voidEvent(parcel, given, clerk, ['recipient']);

    const seen = await packageSeenBy(db, clerk, parcel);
    expect(seen?.recipient?.phone).toContain('*');
    expect(answer.package?.recipient).toEqual(seen?.recipient);
  });

  it('is not for others of an office that has scanned it away, nor for who left it, nor after 15 minutes', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const clerk = await aClerk(db, parcel.elsewhere);
    const others = [await aClerk(db, parcel.elsewhere), await aClerk(db, parcel.elsewhere, 'MANAGER')];
    const held = { trackingNumber: parcel.trackingNumber, officeId: parcel.elsewhere };
    await record(db, parcel, { kind: 'RECEIVE', minute: 50, ...held }, clerk);
    await record(db, parcel, { kind: 'DEPART', minute: 60, ...held }, clerk);
    const given = { eventId: await eventOfOffice(parcel, 'DEPART') };
    const nothing = { code: 'NOT_FOUND', message: `There is no package ${parcel.id}.` };

    for (const other of others) expect((await voidEvent(parcel, given, other)).error).toEqual(nothing);
    await db.undone(async () => {
      await db.query('alter table package_event disable trigger user');
      await db.query(`update package_event set recorded_at = recorded_at - interval '16 minutes'`);
      expect((await voidEvent(parcel, given, clerk)).error).toEqual(nothing);
    });
    await db.query('delete from office_member where sub = $1', [clerk.sub]);
    expect((await voidEvent(parcel, given, clerk)).error).toEqual(nothing);
  });

  it('is not for a registration, its completion, or another void', async () => {
    const { parcel, eventId } = await aWrongDeparture();
    await record(db, parcel, { kind: 'COMPLETE', officeId: parcel.origin });
    await voidEvent(parcel, { eventId });

    for (const kind of ['REGISTER', 'COMPLETE', 'VOID'] as const) {
      const answer = await voidEvent(parcel, { eventId: await eventOf(parcel, kind) });
      expect(answer.error?.code).toBe('TRANSITION_REFUSED');
    }
  });

  it('is not for an event of another package, an id of nothing, or no reason', async () => {
    const { parcel } = await aWrongDeparture();
    const other = await aWrongDeparture();

    expect((await voidEvent(parcel, { eventId: other.eventId })).error?.code).toBe('NOT_FOUND');
    expect((await voidEvent(parcel, { eventId: randomUUID() })).error?.code).toBe('NOT_FOUND');
    expect((await voidEvent(parcel, { eventId: 'event-1' })).error?.code).toBe('NOT_FOUND');
    expect((await voidEvent(parcel, { eventId: randomUUID(), reason: '' })).error?.code).toBe(
      'INVALID_INPUT',
    );
    expect(await eventsOf(db, parcel)).toHaveLength(3);
  });
});

describe('voiding with a corrective scan', () => {
  const correct = (parcel: Parcel, extra: object = {}) =>
    scanInput(parcel, { kind: 'RECEIVE', officeId: parcel.hub, minute: 40, ...extra });

  it('records both in one step', async () => {
    const { parcel, eventId } = await aWrongDeparture();
    const given = { eventId, correctiveScan: correct(parcel), idempotencyKey: randomUUID() };

    const answer = await voidEvent(parcel, given);

    expect(answer.package).toMatchObject({ status: 'AT_HUB', version: 5 });
    expect(await voidEvent(parcel, given)).toEqual(answer);
    expect(await projectionsOf(db, parcel)).toMatchObject({ versions: [1, 2, 3, 4, 5], outbox: 5 });
  });

  it('records what whoever scanned it away should have scanned, named as before', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const clerk = await aClerk(db, parcel.elsewhere);
    const held = { trackingNumber: parcel.trackingNumber, officeId: parcel.elsewhere };
    await record(db, parcel, { kind: 'RECEIVE', minute: 50, ...held }, clerk);
    await record(db, parcel, { kind: 'DEPART', minute: 60, ...held }, clerk);
    const correctiveScan = correct(parcel, { kind: 'SHELVE', officeId: parcel.elsewhere, minute: 60 });
    const given = { eventId: await eventOfOffice(parcel, 'DEPART'), correctiveScan };

    const answer = await voidEvent(parcel, given, clerk);

    expect(answer.package).toMatchObject({ version: 7 });
  });

  it('does neither where the scan is the one that is voided, or was voided before', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    const scan = { kind: 'DEPART' as const, officeId: parcel.origin, minute: 50, scanId: randomUUID() };
    await record(db, parcel, scan);
    const [eventId, acceptance] = [await eventOf(parcel, 'DEPART'), await eventOf(parcel, 'ACCEPT')];
    const correctiveScan = scanInput(parcel, scan);
    const before = await projectionsOf(db, parcel);

    const itself = await voidEvent(parcel, { eventId, correctiveScan });

    expect(itself.error?.code).toBe('SCAN_ID_REUSED');
    expect(await projectionsOf(db, parcel)).toEqual(before);
    await voidEvent(parcel, { eventId });
    const gone = await voidEvent(parcel, { eventId: acceptance, correctiveScan });
    expect(gone.error?.code).toBe('SCAN_ID_REUSED');
  });

  it('takes a scan that the device has sent already', async () => {
    const { parcel, eventId } = await aWrongDeparture();
    const scan = { kind: 'RECEIVE' as const, officeId: parcel.hub, minute: 40, scanId: randomUUID() };
    await record(db, parcel, scan);

    const answer = await voidEvent(parcel, { eventId, correctiveScan: scanInput(parcel, scan) });

    expect(answer.package).toMatchObject({ status: 'AT_HUB', version: 5 });
  });

  it.each<[string, (parcel: Parcel) => Promise<object> | object, string]>([
    ['cannot be read', () => ({ occurredAt: 'yesterday' }), 'INVALID_INPUT'],
    ['is at no office', () => ({ officeId: randomUUID() }), 'NOT_FOUND'],
    ['is of another package', async () => ({ packageId: (await aPackage(db)).id }), 'INVALID_INPUT'],
    [
      'has the id of another scan',
      async (parcel) => {
        const scanId = randomUUID();
        await record(db, parcel, { kind: 'NOTE', scanId, officeId: parcel.hub, minute: 90 });
        return { scanId };
      },
      'SCAN_ID_REUSED',
    ],
    [
      'is mistyped',
      () => ({ packageId: null, trackingNumber: '1234 5678 9ABC DEFG' }),
      'INVALID_TRACKING_NUMBER',
    ],
  ])('does neither where the scan %s', async (_, wrong, code) => {
    const { parcel, eventId } = await aWrongDeparture();
    const correctiveScan = correct(parcel, await wrong(parcel));
    const before = await projectionsOf(db, parcel);

    const answer = await voidEvent(parcel, { eventId, correctiveScan });

    expect(answer.error?.code).toBe(code);
    expect(await projectionsOf(db, parcel)).toEqual(before);
  });

  it('tells of a package that is not theirs no more than of none', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    const clerk = await aClerk(db, parcel.origin);
    await recordAll(db, parcel, [{ kind: 'DEPART', officeId: parcel.origin, minute: 50 }], clerk);
    const { trackingNumber } = await aPackage(db);
    const said = { kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED', officeId: null };
    const correctiveScan = { ...correct(parcel), ...said, packageId: null, trackingNumber };

    const answer = await voidEvent(
      parcel,
      { eventId: await eventOf(parcel, 'DEPART'), correctiveScan },
      clerk,
    );

    expect(answer.error).toEqual({ code: 'NOT_FOUND', message: `There is no package ${trackingNumber}.` });
  });

  it('records no scan where the void is refused', async () => {
    const { parcel } = await aWrongDeparture();
    const registration = await eventOf(parcel, 'REGISTER');

    const answer = await voidEvent(parcel, { eventId: registration, correctiveScan: correct(parcel) });

    expect(answer.error?.code).toBe('TRANSITION_REFUSED');
    expect(await eventsOf(db, parcel)).toHaveLength(3);
  });

  it('is another act without the scan, or with another', async () => {
    const { parcel, eventId } = await aWrongDeparture();
    const given = { eventId, correctiveScan: correct(parcel), idempotencyKey: randomUUID() };
    await voidEvent(parcel, given);

    for (const change of [{ correctiveScan: null }, { correctiveScan: correct(parcel) }]) {
      expect((await voidEvent(parcel, { ...given, ...change })).error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    }
  });
});
