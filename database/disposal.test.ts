import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageStatus } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { setPolicy } from './test-organisation.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  record,
  user,
  type Answer,
  type Parcel,
  type Scan,
  type Viewer,
} from './test-parcel.ts';

const DAY = 86_400_000;
const NO_POLICY = 'Nothing is destroyed at the office of this package: it has no policy for that.';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

function dispose(parcel: Parcel, given: object = {}, viewer: Viewer = user('admin')): Promise<Answer> {
  const act = {
    idempotencyKey: randomUUID(),
    packageId: parcel.id,
    kind: 'DISPOSE',
    reason: 'mould',
    ...given,
  };
  return db.value<Answer>(`select perform_act($1, $2, '[]')`, [viewer, act]);
}

/** The last that was heard of the package was so long ago. */
function heard(parcel: Parcel, ago: number, scan: Partial<Scan> = {}): Promise<Answer> {
  const occurredAt = new Date(Date.now() - ago).toISOString();
  return record(db, parcel, { kind: 'SHELVE', officeId: parcel.destination, occurredAt, ...scan });
}

const outcome = ({ error, package: done }: Answer) => error?.code ?? done?.status;

describe('the disposal of a package', () => {
  it.each<[string, () => Viewer | Promise<Viewer>]>([
    ['an admin', () => user('admin')],
    ['the system', () => SYSTEM],
  ])('is refused where the office that has it has no policy, also to %s', async (_, viewer) => {
    const parcel = await aPackage(db, 'READY_FOR_PICKUP');
    for (const other of [parcel.origin, parcel.hub]) await setPolicy(db, other, 1);

    const { error } = await dispose(parcel, {}, await viewer());

    expect(error).toEqual({ code: 'TRANSITION_REFUSED', message: NO_POLICY });
  });

  it('is refused to a manager of the office too, who then sets the policy', async () => {
    const parcel = await aPackage(db, 'READY_FOR_PICKUP');
    const manager = await aClerk(db, parcel.destination, 'MANAGER');

    expect(outcome(await dispose(parcel, {}, manager))).toBe('TRANSITION_REFUSED');
    await setPolicy(db, parcel.destination, 30, manager);

    expect(outcome(await dispose(parcel, {}, manager))).toBe('DISPOSED');
  });

  it.each<[string, number, string]>([
    ['half a minute short of', 30 * DAY - 30_000, 'TRANSITION_REFUSED'],
    ['after', 30 * DAY, 'DISPOSED'],
  ])('is decided %s the days of the policy since the last event', async (_, ago, expected) => {
    const parcel = await aPackage(db, 'ARRIVED');
    await setPolicy(db, parcel.destination, 30);
    await heard(parcel, ago);

    const answer = await dispose(parcel);

    expect(outcome(answer)).toBe(expected);
    if (answer.error) expect(answer.error.message).toContain('heard of it for 30 days');
  });

  it('is refused as long as something is heard of it, also what changes nothing', async () => {
    const parcel = await aPackage(db, 'READY_FOR_PICKUP');
    await setPolicy(db, parcel.destination, 30);
    await heard(parcel, DAY, { kind: 'NOTE' });

    expect(outcome(await dispose(parcel))).toBe('TRANSITION_REFUSED');
    expect(outcome(await dispose(parcel, { occurredAt: '2026-01-20T00:00:00Z' }))).toBe('TRANSITION_REFUSED');
  });

  it.each<[PackageStatus, 'origin' | 'hub' | 'destination']>([
    ['ACCEPTED', 'origin'],
    ['AT_HUB', 'hub'],
    ['ARRIVED', 'destination'],
    ['IN_TRANSIT', 'destination'],
    ['REGISTERED', 'destination'],
  ])('of one that is %s is decided by the policy of its %s', async (status, at) => {
    const parcel = await aPackage(db, status);
    const others = (['origin', 'hub', 'destination'] as const).filter((office) => office !== at);
    for (const other of others) await setPolicy(db, parcel[other], 1);

    expect(outcome(await dispose(parcel))).toBe('TRANSITION_REFUSED');
    await setPolicy(db, parcel[at], 1);

    expect(outcome(await dispose(parcel))).toBe('DISPOSED');
  });

  it('of one without a destination, which no office has, is decided by its origin', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    await db.query(
      'update package set destination_office_id = null, destination_location_id = null where id = $1',
      [parcel.id],
    );
    await setPolicy(db, parcel.origin, 1);

    expect(outcome(await dispose(parcel))).toBe('DISPOSED');
  });

  it('is answered as the first time though the policy has changed since', async () => {
    const parcel = await aPackage(db, 'READY_FOR_PICKUP');
    await setPolicy(db, parcel.destination, 30);
    const once = { idempotencyKey: randomUUID() };
    const admin = user('admin');
    const first = await dispose(parcel, once, admin);
    await setPolicy(db, parcel.destination, null);

    expect(await dispose(parcel, once, admin)).toEqual(first);
  });
});

describe('the destruction of a package in the words of a carrier', () => {
  const reported = (parcel: Parcel, minute = 100, extra: object = {}) => ({
    scanId: randomUUID(),
    packageId: parcel.id,
    carrierCode: { system: 'EPCIS', code: 'destroyed' },
    occurredAt: new Date(Date.parse('2026-01-02T12:00:00Z') + minute * 60_000).toISOString(),
    ...extra,
  });
  const send = (viewer: Viewer, ...scans: object[]) =>
    db.value<Answer[]>(`select record_scans($1, $2, '[]')`, [viewer, JSON.stringify(scans)]);

  it('is a fact where the carrier itself reports it, whatever the policy', async () => {
    const parcel = await aPackage(db, 'ARRIVED');

    const [answer] = await send(SYSTEM, reported(parcel));

    expect(outcome(answer as Answer)).toBe('DISPOSED');
  });

  it('needs the policy where somebody who works here sends it, and once that is set, is taken', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const manager = await aClerk(db, parcel.destination, 'MANAGER');
    const scan = reported(parcel);

    for (const viewer of [manager, user('admin')]) {
      const [answer] = await send(viewer, scan);
      expect(answer?.error).toEqual({ code: 'TRANSITION_REFUSED', message: NO_POLICY });
    }
    await setPolicy(db, parcel.destination, 1);
    const taken = await send(manager, scan);
    await setPolicy(db, parcel.destination, null);

    expect(taken.map(outcome)).toEqual(['DISPOSED']);
    expect((await send(manager, scan)).map(outcome)).toEqual(['DISPOSED']);
    expect((await send(manager, reported(parcel))).map(outcome)).toEqual(['TRANSITION_REFUSED']);
  });

  it('is answered scan by scan in a batch, and counts what was seen before it in the batch', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const manager = await aClerk(db, parcel.destination, 'MANAGER');
    await setPolicy(db, parcel.destination, 1);
    const shelved = (minute: number) => ({
      ...reported(parcel, minute, { carrierCode: null, kind: 'SHELVE', officeId: parcel.destination }),
    });
    const batch = (scans: object[]) =>
      db.value<{ error?: { code: string }; status?: string }[]>('select record_scan_batch($1, $2)', [
        manager,
        JSON.stringify(scans.map((scan) => JSON.stringify(scan))),
      ]);

    const seenSince = await batch([shelved(100), reported(parcel, 200), shelved(300)]);
    const late = await batch([reported(parcel, 250)]);
    const inTime = await batch([reported(parcel, 300 + 24 * 60)]);

    expect(seenSince.map(({ error, status }) => error?.code ?? status)).toEqual([
      'READY_FOR_PICKUP',
      'TRANSITION_REFUSED',
      'READY_FOR_PICKUP',
    ]);
    expect(late.map(({ error }) => error?.code)).toEqual(['TRANSITION_REFUSED']);
    expect(inTime.map(({ status }) => status)).toEqual(['DISPOSED']);
  });
});
