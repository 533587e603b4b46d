import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScanResult } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aNumber, barcodeInput, complete, registerByBarcode } from './test-identity.ts';
import { eventsOf } from './test-model.ts';
import {
  aClerk,
  aPackage,
  anOffice,
  recordAll,
  scanInput,
  type Answer,
  type Parcel,
  type Viewer,
} from './test-parcel.ts';

const FIELDS = [
  ...['sender', 'recipient', 'originOffice', 'currentOffice', 'destinationOffice', 'currentLocation'],
  ...['carrierNumbers', 'openExceptions', 'events', 'costLines'],
];
/** What came after the right had ended. */
const LATER = 'told at the next desk';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const act = (viewer: Viewer, input: object) =>
  db.asApi(() => db.value<Answer>('select perform_act($1, $2, $3)', [viewer, input, JSON.stringify(FIELDS)]));
async function scanned(viewer: Viewer, input: object): Promise<Answer> {
  const values = [viewer, JSON.stringify([input]), JSON.stringify(FIELDS)];
  const [answer] = await db.asApi(() => db.value<Answer[]>('select record_scans($1, $2, $3)', values));
  return answer as Answer;
}
async function inBatch(viewer: Viewer, input: object): Promise<ScanResult> {
  const values = [viewer, JSON.stringify([JSON.stringify(input)])];
  const [result] = await db.asApi(() => db.value<ScanResult[]>('select record_scan_batch($1, $2)', values));
  return result as ScanResult;
}

const damage = (parcel: Parcel, more: object = {}) => ({
  ...{ packageId: parcel.id, kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED' },
  ...more,
});
const anAct = (parcel: Parcel) => damage(parcel, { idempotencyKey: randomUUID() });
const aReport = (parcel: Parcel) =>
  damage(parcel, { scanId: randomUUID(), occurredAt: '2026-01-01T10:00:00Z' });
const aScan = (parcel: Parcel) =>
  scanInput(parcel, {
    kind: 'SHELVE',
    officeId: parcel.hub,
    trackingNumber: parcel.trackingNumber,
    minute: 60,
  });

const WAYS: [string, (parcel: Parcel) => object, (viewer: Viewer, input: object) => Promise<Answer>][] = [
  ['an act', anAct, act],
  ['a report at no office', aReport, scanned],
  ['a scan in the hand', aScan, scanned],
];

async function goesOn(parcel: Parcel): Promise<void> {
  await recordAll(db, parcel, [
    { kind: 'DEPART', officeId: parcel.hub, minute: 300, note: LATER },
    { kind: 'RECEIVE', officeId: parcel.destination, minute: 400, note: LATER },
  ]);
}

const forAnybody = (office?: object | null) => office && { ...office, costCentre: null, policy: null };
const removed = (clerk: { sub: string }) => db.query('delete from office_member where sub = $1', [clerk.sub]);

describe.each(WAYS)('%s that is sent again', (_, input, send) => {
  it.each(['CLERK', 'MANAGER'] as const)('by a %s whom the package has left: as of then', async (role) => {
    const parcel = await aPackage(db, 'AT_HUB');
    const viewer = await aClerk(db, parcel.hub, role);
    const said = input(parcel);
    const { package: first } = await send(viewer, said);
    await goesOn(parcel);

    const again = await send(viewer, said);

    expect(first?.recipient?.name).toBe('Ana Example');
    expect(again.error).toBeUndefined();
    expect(again.package).toEqual({
      ...first,
      ...{ sender: null, recipient: null, carrierNumbers: [], openExceptions: [], events: [], costLines: [] },
      originOffice: forAnybody(first?.originOffice),
      currentOffice: forAnybody(first?.currentOffice),
      destinationOffice: forAnybody(first?.destinationOffice),
    });
  });

  it('by whom works there no longer: as of a package that is not there', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);
    const said = input(parcel);
    await send(clerk, said);
    await removed(clerk);
    await db.query('insert into office_member (sub, office_id, role) values ($1, $2, $3)', [
      ...[clerk.sub, parcel.elsewhere, 'MANAGER'],
    ]);

    const again = await send(clerk, said);

    expect(again.package).toBeUndefined();
    expect(again.error?.code).toBe('NOT_FOUND');
  });

  it('by whom it is in sight of: as it is now', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const viewer = await aClerk(db, parcel.hub, 'MANAGER');
    const said = input(parcel);
    await send(viewer, said);
    await goesOn(parcel);
    await db.query(`insert into office_member (sub, office_id, role) values ($1, $2, 'CLERK')`, [
      ...[viewer.sub, parcel.destination],
    ]);

    const { package: again } = await send(viewer, said);

    expect(again?.status).toBe('ARRIVED');
    expect(again?.events.map(({ note }) => note)).toContain(LATER);
    // as a clerk of the destination sees it, not as the manager of the hub
    expect(again?.recipient?.phone).not.toBe('+351912345678');
  });
});

describe('a batch that is sent again', () => {
  it('tells whom the package has left nothing newer than the scan; whom it is in sight of, what is now', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);
    const colleague = await aClerk(db, parcel.destination);
    const scan = aScan(parcel);
    const first = await inBatch(clerk, scan);
    await goesOn(parcel);

    const again = await inBatch(clerk, scan);
    await db.query('update office_member set office_id = $2 where sub = $1', [colleague.sub, parcel.hub]);
    await db.query(`insert into office_member (sub, office_id, role) values ($1, $2, 'CLERK')`, [
      ...[colleague.sub, parcel.destination],
    ]);

    expect(again).toEqual({ ...first, wasKnown: true });
    expect(await inBatch(colleague, scan)).toMatchObject({ wasKnown: true, status: 'ARRIVED', version: 7 });
  });

  it('still answers a scan that it holds twice with what both have come to', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);
    const departure = scanInput(parcel, { kind: 'DEPART', officeId: parcel.hub, minute: 60 });
    const texts = JSON.stringify([departure, departure].map((scan) => JSON.stringify(scan)));

    const [one, other] = await db.value<ScanResult[]>('select record_scan_batch($1, $2)', [clerk, texts]);

    expect(one).toMatchObject({ status: 'IN_TRANSIT', wasKnown: false });
    expect(other).toEqual({ ...one, wasKnown: true });
  });

  it('takes what is said of a package together with the scan that sends it away', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);

    const answers = await recordAll(
      db,
      parcel,
      [
        { kind: 'DEPART', officeId: parcel.hub, minute: 60 },
        { kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED', officeId: parcel.hub, minute: 61 },
      ],
      clerk,
    );

    expect(answers.map(({ error, package: after }) => error?.code ?? after?.version)).toEqual([5, 6]);
  });
});

describe('a void with the scan that takes its place, sent again', () => {
  it('is answered as of both', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);
    await scanned(clerk, aScan(parcel));
    const eventId = (await eventsOf(db, parcel)).at(-1)?.id;
    const correctiveScan = scanInput(parcel, { kind: 'DEPART', officeId: parcel.hub, minute: 60 });
    const voiding = {
      kind: 'VOID',
      idempotencyKey: randomUUID(),
      packageId: parcel.id,
      eventId,
      reason: 'wrong',
    };
    const { package: first } = await act(clerk, { ...voiding, correctiveScan });
    await goesOn(parcel);

    const { package: again } = await act(clerk, { ...voiding, correctiveScan });

    expect(first).toMatchObject({ status: 'IN_TRANSIT', version: 7 });
    expect(again).toMatchObject({
      status: 'IN_TRANSIT',
      version: 7,
      updatedAt: first?.updatedAt,
      events: [],
    });
  });
});

describe('a completion that is sent again', () => {
  async function aCompletion() {
    const [origin, hub] = [await anOffice(db), await anOffice(db)];
    const { package: taken } = await registerByBarcode(db, barcodeInput(origin, aNumber()));
    const parcel = { id: taken?.id, trackingNumber: taken?.trackingNumber, origin, hub } as Parcel;
    await recordAll(db, parcel, [{ kind: 'RECEIVE', officeId: hub, minute: 100 }]);
    const clerk = await aClerk(db, hub);
    const input = { idempotencyKey: randomUUID(), promisedAt: '2026-03-01T12:00:00Z' };
    const { package: first } = await complete(db, parcel.id, input, clerk);
    return { parcel, clerk, input, first };
  }

  it('leaves out who was added later, once the package has left', async () => {
    const { parcel, clerk, input, first } = await aCompletion();
    await recordAll(db, parcel, [{ kind: 'DEPART', officeId: parcel.hub, minute: 200 }]);
    await complete(db, parcel.id, { recipient: { name: 'Rita Later' }, destinationOfficeId: parcel.origin });

    const { package: again } = await complete(db, parcel.id, input, clerk);

    expect(again).toMatchObject({
      version: first?.version,
      status: first?.status,
      promisedAt: first?.promisedAt,
    });
    expect(again).toMatchObject({ recipient: null, destinationOffice: null, events: [] });
  });

  it('is not answered to whom works there no longer', async () => {
    const { parcel, clerk, input } = await aCompletion();
    await removed(clerk);

    expect((await complete(db, parcel.id, input, clerk)).error?.code).toBe('NOT_FOUND');
  });
});
