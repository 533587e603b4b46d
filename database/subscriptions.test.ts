import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import {
  SYSTEM,
  aClerk,
  aPackage,
  aPerson,
  packageSeenBy,
  record,
  recordAll,
  register,
  user,
  type Parcel,
  type Viewer,
} from './test-parcel.ts';

type Followed = { id: string; ends: Record<string, string>[] } | null;
type Pushed = { version: number; leftOfficeIds?: string[] };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const followed = (viewer: Viewer, parcel: Parcel) =>
  db.asApi(() => db.value<Followed>('select followed_package($1, $2)', [viewer, parcel.id]));
const endsOf = async (viewer: Viewer, parcel: Parcel) => (await followed(viewer, parcel))?.ends;

async function watches(parcel: Parcel, sub: string): Promise<string> {
  const personId = await aPerson(db, sub);
  await db.query('insert into package_watcher values ($1, $2)', [parcel.id, personId]);
  return personId;
}

const isTied = (personId: string, sub: string) =>
  db.query('update person set cognito_sub = $2 where id = $1', [personId, sub]);
const worksAlsoIn = (sub: string, officeId: string) =>
  db.query(`insert into office_member (sub, office_id, role) values ($1, $2, 'CLERK')`, [sub, officeId]);

/** What was pushed of a package since this was asked last. */
async function pushed(parcel: Parcel): Promise<Pushed[]> {
  const rows = await db.query<{ id: number; payload: { event: Pushed & { packageId: string } } }>(
    'select id::int, payload from claim_outbox(1000, 60)',
  );
  await db.value('select finish_outbox($1)', [JSON.stringify(rows.map(({ id }) => id))]);
  return rows.map(({ payload }) => payload.event).filter(({ packageId }) => packageId === parcel.id);
}

const leftBy = async (parcel: Parcel) => (await pushed(parcel)).map(({ leftOfficeIds }) => leftOfficeIds);

describe('who follows a package', () => {
  it('does so by the group of their token, which nothing here ends', async () => {
    const parcel = await aPackage(db);

    for (const viewer of [SYSTEM, user('admin'), user('admin', 'finance'), user('admin', 'staff')]) {
      expect(await followed(viewer, parcel)).toEqual({ id: parcel.id, ends: [] });
    }
  });

  it('does so not by what finance may see, but by any other right that somebody of finance has', async () => {
    const parcel = await aPackage(db);
    const finance = user('finance');
    const seen = await packageSeenBy(db, finance, parcel);
    const byGroup = await followed(finance, parcel);
    await isTied(parcel.recipientId, finance.sub);

    expect([seen === null, byGroup]).toEqual([false, null]);
    expect(await endsOf(finance, parcel)).toEqual([{ erasedPersonId: parcel.recipientId }]);
  });

  it('does so by their work in its origin or destination, until that ends', async () => {
    const parcel = await aPackage(db, 'ACCEPTED');
    for (const officeId of [parcel.origin, parcel.destination]) {
      const clerk = await aClerk(db, officeId);
      expect(await endsOf(clerk, parcel)).toEqual([{ userId: clerk.sub, officeId }]);
    }
  });

  it('does so by its stay in their office, until their work ends or it leaves', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);

    expect(await endsOf(clerk, parcel)).toEqual([
      { userId: clerk.sub, officeId: parcel.hub },
      { packageId: parcel.id, leftOfficeIds: parcel.hub },
    ]);
  });

  it('does so as its sender, recipient or watcher, until the person is erased or watches no more', async () => {
    const parcel = await aPackage(db);
    const [sender, recipient, watcher] = [user(), user(), user()];
    await isTied(parcel.senderId, sender.sub);
    await isTied(parcel.recipientId, recipient.sub);
    const personId = await watches(parcel, watcher.sub);

    expect(await endsOf(sender, parcel)).toEqual([{ erasedPersonId: parcel.senderId }]);
    expect(await endsOf(recipient, parcel)).toEqual([{ erasedPersonId: parcel.recipientId }]);
    expect(await endsOf(watcher, parcel)).toEqual([
      { packageId: parcel.id, personId },
      { erasedPersonId: personId },
    ]);
  });

  it('does so by the right that lasts longest', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const clerk = await aClerk(db, parcel.hub);
    const byStay = await endsOf(clerk, parcel);

    const personId = await watches(parcel, clerk.sub);
    const byWatching = await endsOf(clerk, parcel);
    await worksAlsoIn(clerk.sub, parcel.destination);
    const byWork = await endsOf(clerk, parcel);
    await isTied(parcel.recipientId, clerk.sub);
    const asRecipient = await endsOf(clerk, parcel);

    expect(byStay).toContainEqual({ packageId: parcel.id, leftOfficeIds: parcel.hub });
    expect(byWatching).toEqual([{ packageId: parcel.id, personId }, { erasedPersonId: personId }]);
    expect(byWork).toEqual([{ userId: clerk.sub, officeId: parcel.destination }]);
    expect(asRecipient).toEqual([{ erasedPersonId: parcel.recipientId }]);
  });

  it('has none of the rights of others', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    for (const officeId of [parcel.origin, parcel.hub, parcel.destination]) await aClerk(db, officeId);
    for (const personId of [parcel.senderId, parcel.recipientId]) await isTied(personId, user().sub);
    await watches(parcel, user().sub);

    const worker = await aClerk(db, parcel.origin);
    await worksAlsoIn(worker.sub, parcel.hub);
    const noStaff = { ...worker, groups: [] };

    for (const viewer of [user(), user('staff'), await aClerk(db, parcel.elsewhere), noStaff]) {
      const rights = 'select r.* from package p cross join rights_to_follow($1, p) r where p.id = $2';
      expect(await db.query(rights, [viewer, parcel.id])).toEqual([]);
    }
  });

  it('is exactly who may see it, but finance', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const noLongerStaff = { ...(await aClerk(db, parcel.hub)), groups: [] };
    const viewers = [
      user(),
      user('staff'),
      user('visitors'),
      noLongerStaff,
      await aClerk(db, parcel.elsewhere),
      await aClerk(db, parcel.hub),
    ];

    for (const viewer of viewers) {
      expect((await followed(viewer, parcel)) !== null).toBe(
        (await packageSeenBy(db, viewer, parcel)) !== null,
      );
    }
    expect(await followed(SYSTEM, { ...parcel, id: randomUUID() })).toBeNull();
  });
});

describe('who follows an office, or an import of it', () => {
  const followedOffice = (viewer: Viewer, officeId: string) =>
    db.asApi(() => db.value<Followed>('select followed_office($1, $2)', [viewer, officeId]));

  it('does so by their work there, or by their group', async () => {
    const { origin, hub } = await aPackage(db);
    const clerk = await aClerk(db, origin);
    const admin = await aClerk(db, origin);
    admin.groups.push('admin');

    expect(await followedOffice(clerk, origin)).toEqual({
      id: origin,
      ends: [{ userId: clerk.sub, officeId: origin }],
    });
    expect(await followedOffice(admin, origin)).toEqual({ id: origin, ends: [] });
    expect(await followedOffice(SYSTEM, origin)).toEqual({ id: origin, ends: [] });
    expect(await followedOffice(clerk, hub)).toBeNull();
    expect(await followedOffice(user('finance'), origin)).toBeNull();
    expect(await followedOffice(SYSTEM, randomUUID())).toBeNull();
  });

  it('knows the office of an import', async () => {
    const { origin, hub } = await aPackage(db);
    const clerk = await aClerk(db, origin);
    const importId = await anImport(clerk, origin);
    const followedImport = async (viewer: Viewer, id = importId) =>
      db.asApi(() => db.value<Followed>('select followed_import($1, $2)', [viewer, id]));

    expect(await followedImport(clerk)).toEqual({
      id: importId,
      ends: [{ userId: clerk.sub, officeId: origin }],
    });
    expect(await followedImport(SYSTEM)).toEqual({ id: importId, ends: [] });
    expect(await followedImport(await aClerk(db, hub))).toBeNull();
    expect(await followedImport(clerk, randomUUID())).toBeNull();
  });

  async function anImport(viewer: Viewer, officeId: string): Promise<string> {
    const input = { idempotencyKey: randomUUID(), officeId, fileName: 'm.csv', sizeInBytes: 100 };
    const answer = await db.value<{ import: { id: string } }>('select start_import($1, $2)', [viewer, input]);
    return answer.import.id;
  }
});

describe('a push', () => {
  it('says which office the package has left, if that is neither its origin nor its destination', async () => {
    const parcel = await aPackage(db);
    await pushed(parcel);

    for (const [kind, at, left] of [
      ['ACCEPT', 'origin', undefined],
      ['DEPART', 'origin', undefined],
      ['RECEIVE', 'hub', undefined],
      ['DEPART', 'hub', 'hub'],
      ['RECEIVE', 'destination', undefined],
      ['GO_OUT', 'destination', undefined],
    ] as const) {
      await record(db, parcel, { kind, officeId: parcel[at], minute: minute++ });
      expect([kind, await leftBy(parcel)]).toEqual([kind, [left && [parcel[left]]]]);
    }
  });

  it('says so when it goes from one office straight to another', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    await pushed(parcel);

    await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.elsewhere, minute: minute++ });

    expect(await leftBy(parcel)).toEqual([[parcel.hub]]);
  });

  it('says so when the scan that brought it there is voided', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    const scanId = randomUUID();
    await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.hub, scanId, minute: minute++ });
    await pushed(parcel);
    const [event] = await db.query<{ id: string }>('select id from package_event where scan_id = $1', [
      scanId,
    ]);

    const manager = await aClerk(db, parcel.origin, 'MANAGER');
    await db.value(`select perform_act($1, $2, '[]')`, [
      manager,
      { idempotencyKey: randomUUID(), kind: 'VOID', packageId: parcel.id, eventId: event?.id, reason: 'no' },
    ]);

    expect(await leftBy(parcel)).toEqual([[parcel.hub]]);
  });

  it('says so when a late scan tells that it was gone before, and not when it tells of the past', async () => {
    const parcel = await aPackage(db, 'IN_TRANSIT');
    await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.hub, minute: 200 });
    await pushed(parcel);

    await record(db, parcel, { kind: 'DEPART', officeId: parcel.elsewhere, minute: 150 });
    const ofThePast = await leftBy(parcel);
    await record(db, parcel, { kind: 'DEPART', officeId: parcel.hub, minute: 250 });
    const gone = await leftBy(parcel);

    expect([ofThePast, gone]).toEqual([[undefined], [[parcel.hub]]]);
  });

  it('does not say so when it has come back before the push', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    await pushed(parcel);

    await recordAll(db, parcel, [
      { kind: 'DEPART', officeId: parcel.hub, minute: minute++ },
      { kind: 'RECEIVE', officeId: parcel.hub, minute: minute++ },
    ]);

    expect(await leftBy(parcel)).toEqual([undefined, undefined]);
  });

  it('does not say so where the office has become its destination', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    const [senderId, recipientId] = [await aPerson(db), await aPerson(db)];
    const { package: homeward } = await register(db, {
      sender: { id: senderId },
      recipient: { id: recipientId },
      originOfficeId: parcel.origin,
      destinationOfficeId: parcel.hub,
    });
    const other = { ...parcel, id: homeward?.id ?? '', destination: parcel.hub };
    await recordAll(db, other, [
      { kind: 'RECEIVE', officeId: parcel.hub },
      { kind: 'DEPART', officeId: parcel.hub },
    ]);

    expect((await leftBy(other)).flat().filter(Boolean)).toEqual([]);
  });

  let minute = 100;
});

describe('a right that was taken away, whoever did it', () => {
  type Ended = { rights: object[]; next: number | null } | null;
  type Claimed = { payload: { endedRights: Ended } };
  const MANY = 250;
  const told = async () => {
    const rows = await db.query<Claimed>('select payload from claim_outbox(1000, 60)');
    return rows.map(({ payload }) => payload.endedRights?.rights ?? null);
  };

  it('is told beside the first of all that is to be pushed, for a minute and once more', async () => {
    const [parcel, other] = [await aPackage(db, 'AT_HUB'), await aPackage(db)];
    await db.query('delete from outbox');
    await db.query('delete from ended_right');
    const clerk = await aClerk(db, parcel.hub);
    const watcher = user();
    const personId = await watches(parcel, watcher.sub);
    await isTied(parcel.senderId, user().sub);
    const happen = (minute: number) =>
      recordAll(db, minute % 2 ? parcel : other, [
        { kind: 'GO_OUT', minute },
        { kind: 'SHELVE', minute },
      ]);

    await db.query('delete from office_member where sub = $1', [clerk.sub]);
    await db.query('delete from package_watcher where person_id = $1', [personId]);
    await db.query('update person set cognito_sub = null where id = $1', [parcel.senderId]);
    await db.query(`update person set name = 'Another' where id = $1`, [parcel.senderId]);
    const rights = [
      { userId: clerk.sub, officeId: parcel.hub },
      { packageId: parcel.id, personId },
      { erasedPersonId: parcel.senderId },
    ];

    await happen(101);
    await happen(102);
    const [first, ...rest] = await told();
    expect(first).toHaveLength(3);
    expect(first).toEqual(expect.arrayContaining(rights));
    expect(rest).toEqual([null, null, null]);
    await db.query('delete from outbox');
    await happen(103);
    expect((await told())[0]).toHaveLength(3);
    await db.query('delete from outbox');

    await db.query(`update ended_right set ended_at = now() - interval '61 seconds'`);
    await happen(105);
    expect((await told())[0]).toHaveLength(3);
    await db.query('delete from outbox');
    await happen(107);
    expect((await told()).every((rights) => rights === null)).toBe(true);
  });

  it('is told however many there are, the oldest first, and not forgotten before that', async () => {
    const parcel = await aPackage(db, 'AT_HUB');
    await db.query('delete from outbox');
    await db.query('delete from ended_right');
    await db.query(
      `insert into ended_right (told, ended_at)
       select jsonb_build_object('erasedPersonId', n), now() - interval '2 minutes' from generate_series(1, $1::int) n`,
      [MANY],
    );
    await recordAll(db, parcel, [{ kind: 'SHELVE', minute: 109 }]);

    const heard: object[] = [];
    const [claimed] = await db.query<Claimed>('select payload from claim_outbox(1000, 60)');
    let ended = claimed?.payload.endedRights ?? null;
    const count = () => db.value<number>('select count(*)::int from ended_right');
    const leftAfterFirst = await count();
    while (ended) {
      heard.push(...ended.rights);
      const { next } = ended;
      ended = next === null ? null : await db.asApi(() => db.value<Ended>('select ended_rights($1)', [next]));
    }

    expect(leftAfterFirst).toBe(MANY - 100);
    expect(heard).toEqual(Array.from({ length: MANY }, (_, n) => ({ erasedPersonId: n + 1 })));
    expect(await count()).toBe(0);
  });
});
