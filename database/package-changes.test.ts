import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageChanges, PackageEvent } from '../graphql/generated/graphql.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  packageSeenBy,
  record,
  recordAll,
  user,
  type Parcel,
  type Viewer,
} from './test-parcel.ts';

type Answer = PackageChanges & { error?: { code: string } };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const ofPackage = (viewer: Viewer, { id }: Parcel, since = 0, limit = 100) =>
  db.value<Answer | null>('select changes_of_package($1, $2, $3, $4)', [viewer, id, since, limit]);
const ofOffice = (viewer: Viewer, officeId: string, since: string | null, limit = 100) =>
  db.value<Answer | null>('select changes_of_office($1, $2, $3, $4)', [viewer, officeId, since, limit]);

async function begun(viewer: Viewer, officeId: string): Promise<string> {
  return (await ofOffice(viewer, officeId, null))?.since ?? 'nothing';
}

const versionsIn = (answer: Answer | null) => answer?.items.map(({ version }) => version);

describe('the changes of a package', () => {
  it('are its events after a version, in the order of versions, page by page', async () => {
    const parcel = await aPackage(db, 'DELIVERED');

    const first = await ofPackage(SYSTEM, parcel, 1, 3);
    const second = await ofPackage(SYSTEM, parcel, Number(first?.since), 3);
    const third = await ofPackage(SYSTEM, parcel, Number(second?.since), 3);

    expect([versionsIn(first), first?.hasMore]).toEqual([[2, 3, 4], true]);
    expect([versionsIn(second), second?.hasMore]).toEqual([[5, 6], false]);
    expect(third).toEqual({ items: [], since: '6', hasMore: false });
  });

  it('tell of what was voided by another event, and from then on in the voided one too', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const manager = await aClerk(db, parcel.origin, 'MANAGER');
    const departure = (await ofPackage(SYSTEM, parcel, 2))?.items[0];
    const voiding = {
      kind: 'VOID',
      officeId: parcel.origin,
      voidsEventId: departure?.id,
      reason: 'other van',
    } as const;
    await record(db, parcel, voiding, manager);

    const answer = await ofPackage(SYSTEM, parcel, 2);

    expect(departure).toMatchObject({ kind: 'DEPART', isVoided: false, isCounted: true });
    expect(answer?.items).toMatchObject([
      { id: departure?.id, isVoided: true, isCounted: false },
      { version: 4, kind: 'VOID', status: 'ACCEPTED', voidsEventId: departure?.id },
    ]);
  });

  it('refuse a version that the package has not come to', async () => {
    const parcel = await aPackage(db);

    expect((await ofPackage(SYSTEM, parcel, 2))?.error?.code).toBe('INVALID_INPUT');
    expect((await ofPackage(SYSTEM, parcel, 1))?.items).toEqual([]);
  });

  it('are null for a stranger, as for a package that is not there', async () => {
    const parcel = await aPackage(db);
    const elsewhere = await aClerk(db, parcel.elsewhere);

    expect(await ofPackage(user(), parcel)).toBeNull();
    expect(await ofPackage(elsewhere, parcel)).toBeNull();
    expect(await ofPackage(user('admin'), { ...parcel, id: randomUUID() })).toBeNull();
  });

  it('show each event to each viewer as the package shows it', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const own = user();
    await db.query('update person set cognito_sub = $1 where id = $2', [own.sub, parcel.recipientId]);
    const clerk = await aClerk(db, parcel.destination);
    const locationId = await anAddress(parcel.destination);
    await record(db, parcel, { kind: 'GO_OUT', rawScan: 'raw', note: 'to the door', locationId }, clerk);

    for (const viewer of [clerk, own, user('finance'), user('admin'), SYSTEM]) {
      const events = (await packageSeenBy(db, viewer, parcel))?.events as PackageEvent[];
      const answer = await ofPackage(viewer, parcel);

      expect(answer?.items).toEqual(events.toSorted((one, other) => one.version - other.version));
      expect(answer?.items).toHaveLength(5);
    }
  });

  it('fit an answer of the Data API, however long the texts are, and say that there is more', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const note = '"\u{1F4E6}\u0001\\'.repeat(250);
    const scans = Array.from(
      { length: 120 },
      () => ({ kind: 'GO_OUT', note, rawScan: note.slice(0, 200) }) as const,
    );
    await recordAll(db, parcel, scans);

    const versions: number[] = [];
    for (let since = 0, hasMore = true; hasMore;) {
      const answer = await ofPackage(SYSTEM, parcel, since);
      expect(JSON.stringify(JSON.stringify(answer)).length).toBeLessThan(1024 * 1024);
      versions.push(...(versionsIn(answer) ?? []));
      since = Number(answer?.since);
      hasMore = answer?.hasMore ?? false;
    }

    expect(versions).toEqual(Array.from({ length: 124 }, (_, index) => index + 1));
  });
});

describe('the changes of an office', () => {
  it('begin now, and are then what concerns the office, each once', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    const since = await begun(SYSTEM, parcel.hub);
    const elsewhere = await begun(SYSTEM, parcel.elsewhere);
    await recordAll(db, parcel, [
      { kind: 'DEPART', officeId: parcel.origin, minute: 10 },
      { kind: 'RECEIVE', officeId: parcel.hub, minute: 20 },
      { kind: 'DEPART', officeId: parcel.hub, minute: 30 },
      { kind: 'RECEIVE', minute: 40 },
    ]);

    const first = await ofOffice(SYSTEM, parcel.hub, since, 1);
    const second = await ofOffice(SYSTEM, parcel.hub, first?.since ?? '', 1);
    const third = await ofOffice(SYSTEM, parcel.hub, second?.since ?? '', 1);

    expect([versionsIn(first), first?.hasMore]).toEqual([[4], true]);
    expect([versionsIn(second), second?.hasMore]).toEqual([[5], false]);
    expect(third).toEqual({ items: [], since: second?.since, hasMore: false });
    expect((await ofOffice(SYSTEM, parcel.elsewhere, elsewhere))?.items).toEqual([]);
  });

  it('come, of one batch, in the order of recording', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const since = await begun(SYSTEM, parcel.destination);
    await recordAll(
      db,
      parcel,
      Array.from({ length: 30 }, () => ({ kind: 'GO_OUT' }) as const),
    );

    const answer = await ofOffice(SYSTEM, parcel.destination, since);

    expect(versionsIn(answer)).toEqual(Array.from({ length: 30 }, (_, index) => index + 5));
  });

  it('show what it has seen itself of a package that is out of its sight, as it was pushed', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);
    const since = await begun(clerk, parcel.hub);
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.hub, minute: 200, rawScan: 'raw' }, clerk);
    const here = await ofOffice(clerk, parcel.hub, since);
    await record(db, parcel, { kind: 'RECEIVE', minute: 300 });

    const gone = await ofOffice(clerk, parcel.hub, since);

    const departed = here?.items.at(-1)?.id;
    const pushed = await db.value<PackageEvent>('select pushed_event($1)', [departed]);
    expect(await packageSeenBy(db, clerk, parcel)).toBeNull();
    // a push says besides whose right to it has ended
    expect(pushed).toMatchObject(gone?.items.at(-1) as object);
    expect(gone?.items.at(-1)).toMatchObject({ recordedBy: null, rawScan: null });
    expect((await ofOffice(user('admin'), parcel.hub, since))?.items.at(-1)).toMatchObject({
      recordedBy: clerk.sub,
      rawScan: 'raw',
    });
  });

  it('are null for whoever does not work there', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.origin);

    expect(await ofOffice(clerk, parcel.hub, null)).toBeNull();
    expect(await ofOffice(user('finance'), parcel.hub, null)).toBeNull();
    expect(await ofOffice(SYSTEM, randomUUID(), null)).toBeNull();
  });

  it('begin anew after a restore, and refuse places of before and of the future', async () => {
    const parcel = await aPackage(db, 'ARRIVED');
    const since = await begun(SYSTEM, parcel.destination);
    const [epoch] = since.split('-');
    expect((await ofOffice(SYSTEM, parcel.destination, `${epoch}-999999999999-1`))?.error?.code).toBe(
      'INVALID_INPUT',
    );

    await db.query('select begin_office_changes_anew()');
    await record(db, parcel, { kind: 'SHELVE' });

    expect((await ofOffice(SYSTEM, parcel.destination, since))?.error?.code).toBe('INVALID_INPUT');
    expect(await begun(SYSTEM, parcel.destination)).not.toContain(epoch);
  });

  it('can be asked for by the API, which reads no table for it', async () => {
    const parcel = await aPackage(db);

    await db.asApi(async () => {
      expect(await ofOffice(SYSTEM, parcel.origin, null)).not.toBeNull();
      expect(await ofPackage(SYSTEM, parcel)).not.toBeNull();
      await expect(db.query('select * from office_change')).rejects.toThrow(/permission denied/);
      await expect(db.query('select begin_office_changes_anew()')).rejects.toThrow(/permission denied/);
    });
  });
});

async function anAddress(officeId: string): Promise<string> {
  return db.value(
    `insert into location (kind, name, time_zone, address_lines, city, office_id)
     values ('ADDRESS', 'Home', 'Europe/Lisbon', array['Rua 1'], 'Lisboa', $1) returning id`,
    [officeId],
  );
}
