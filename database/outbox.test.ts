import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PackageEvent, PublicTracking } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { aClerk, aPackage, record, recordAll } from './test-parcel.ts';

type Claimed = { id: number; payload: { event: PackageEvent; publicTracking: PublicTracking | null } };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterEach(() => db.query('delete from outbox'));
afterAll(() => db.close());

const claim = (rows = 10, seconds = 60) =>
  db.query<Claimed>('select id::int, payload from claim_outbox($1, $2)', [rows, seconds]);
const idsOf = (rows: Claimed[]) => JSON.stringify(rows.map(({ id }) => id));
const finish = (rows: Claimed[]) => db.value('select finish_outbox($1)', [idsOf(rows)]);
const release = async (rows: Claimed[]) =>
  (await db.query('select is_due, next_due from release_outbox($1)', [idsOf(rows)]))[0];
const hasDue = () => db.value('select outbox_has_due()');

describe('the outbox', () => {
  it('gives each event of a package once, in the order of its versions', async () => {
    const parcel = await aPackage(db, 'DELIVERED');

    const claimed = await claim();

    expect(claimed.map(({ payload }) => [payload.event.packageId, payload.event.version])).toEqual(
      [1, 2, 3, 4, 5, 6].map((version) => [parcel.id, version]),
    );
    expect(await claim()).toEqual([]);
    expect(await hasDue()).toBe(false);
  });

  it('gives nothing of a package while an earlier event of it is leased', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    const first = await claim(1);
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.origin });

    const meanwhile = await claim();
    await finish(first);
    const afterwards = await claim();

    expect(meanwhile).toEqual([]);
    expect(afterwards.map(({ payload }) => payload.event.version)).toEqual([2, 3]);
  });

  it('gives again what was released, or whose lease has ended, and never what was finished', async () => {
    await aPackage(db, 'ACCEPTED');
    const released = await claim();

    expect(await release(released)).toEqual({ is_due: true, next_due: null });
    expect(await hasDue()).toBe(true);
    const expired = await claim(10, 0);
    expect(expired).toEqual(released);
    const [first, second] = await claim();
    expect(await finish([first as Claimed])).toBe(1);
    await release([second as Claimed]);
    expect((await claim()).map(({ id }) => id)).toEqual([second?.id]);
  });

  it('shares packages out, oldest first', async () => {
    const [one, other] = [await aPackage(db, 'ACCEPTED'), await aPackage(db)];

    expect((await claim(2)).map(({ payload }) => payload.event.packageId)).toEqual([one.id, one.id]);
    expect((await claim(2)).map(({ payload }) => payload.event.packageId)).toEqual([other.id]);
  });

  it('holds nothing that is for staff only', async () => {
    const parcel = await aPackage(db);
    const clerk = await aClerk(db, parcel.origin);
    await db.query('delete from outbox');
    await recordAll(db, parcel, [{ kind: 'ACCEPT', officeId: parcel.origin, rawScan: 'secret' }], clerk);

    const [claimed] = await claim();

    expect(claimed?.payload.event).toMatchObject({
      kind: 'ACCEPT',
      status: 'ACCEPTED',
      trackingNumber: parcel.trackingNumber,
      recordedBy: null,
      rawScan: null,
      isCounted: true,
      office: { id: parcel.origin, costCentre: null, location: { kind: 'OFFICE' } },
    });
    expect(claimed?.payload.event.officeIds.toSorted()).toEqual([parcel.origin, parcel.destination].sort());
  });

  it('tells the office that a package has just left', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    await db.query('delete from outbox');
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.hub });

    const [claimed] = await claim();

    expect(claimed?.payload.event.officeIds).toContain(parcel.hub);
  });

  it('has what the public may know by now, once for each package', async () => {
    const moved = await aPackage(db, 'AT_HUB');
    await aPackage(db);

    const claimed = await claim();

    expect(claimed.map(({ payload }) => payload.publicTracking?.version ?? null)).toEqual([
      ...[null, null, null, 4],
      // nobody can have followed a number before it was given
      null,
    ]);
    expect(claimed[3]?.payload.publicTracking).toMatchObject({
      trackingNumber: moved.trackingNumber,
      status: 'AT_HUB',
    });
  });
});
