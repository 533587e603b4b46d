import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUnmatched, complete } from './test-identity.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { ADMIN, erase, signedIn } from './test-people.ts';
import {
  aClerk,
  anOffice,
  aPackage,
  aPerson,
  register,
  SYSTEM,
  user,
  type Parcel,
  type Viewer,
} from './test-parcel.ts';

let db: TestDatabase;
let parcel: Parcel;
let watcherId: string;

beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'AT_HUB');
  watcherId = await aPerson(db);
  await addWatcher(ADMIN, parcel.id, watcherId);
});
afterAll(() => db.close());

type Answer = { package?: { id: string }; error?: { code: string; message: string } };

const addWatcher = (viewer: Viewer, packageId: string, personId: string) =>
  db.value<Answer>(`select add_watcher($1, $2, $3, '[]')`, [viewer, packageId, personId]);

const sentTo = (viewer: Viewer, office: string, id: string) =>
  register(
    db,
    { sender: { name: 'Rui' }, recipient: { id }, originOfficeId: office, destinationOfficeId: office },
    viewer,
  );

const absent = (id: string) => ({ code: 'NOT_FOUND', message: `There is no person ${id}.` });

/** Somebody of the organisation. */
async function aColleague(): Promise<string> {
  const id = await aPerson(db);
  await db.query('update person set home_office_id = $2 where id = $1', [id, await anOffice(db)]);
  return id;
}

describe('who is named by their id in a registration', () => {
  it.each(['origin', 'hub', 'destination'] as const)(
    'is known to the staff of the %s of a package that they send or receive',
    async (place) => {
      const clerk = await aClerk(db, parcel[place]);

      for (const id of [parcel.senderId, parcel.recipientId]) {
        expect((await sentTo(clerk, parcel[place], id)).error).toBeUndefined();
      }
    },
  );

  it('is of the organisation, for all staff, and themselves', async () => {
    const clerk = await aClerk(db, parcel.elsewhere);
    const self = await aPerson(db, clerk.sub);

    for (const id of [await aColleague(), self]) {
      expect((await sentTo(clerk, parcel.elsewhere, id)).error).toBeUndefined();
    }
  });

  it('is anybody, for admins and the system, and not who was erased', async () => {
    const erased = await aPerson(db);
    await erase(db, erased);

    for (const viewer of [ADMIN, SYSTEM]) {
      expect((await sentTo(viewer, parcel.elsewhere, await aPerson(db))).error).toBeUndefined();
      expect((await sentTo(viewer, parcel.elsewhere, erased)).error).toEqual(absent(erased));
    }
  });

  it('is for staff nobody else, in the words for nobody at all', async () => {
    const manager = await aClerk(db, parcel.elsewhere, 'MANAGER');
    const [mine] = [await aPerson(db, manager.sub)];
    await register(db, {
      ...{ sender: { id: parcel.senderId }, recipient: { id: mine } },
      ...{ originOfficeId: parcel.origin, destinationOfficeId: parcel.destination },
    });
    const atOrigin = await aClerk(db, parcel.origin, 'MANAGER');
    const both = { ...manager, groups: ['staff', 'finance'] };

    // whom they only receive from, who only watches, and who is of no package
    const cases: [Viewer, string, string][] = [
      [manager, parcel.elsewhere, parcel.senderId],
      [both, parcel.elsewhere, parcel.recipientId],
      [atOrigin, parcel.origin, watcherId],
      [atOrigin, parcel.origin, await aPerson(db)],
      [atOrigin, parcel.origin, randomUUID()],
      [atOrigin, parcel.origin, 'nobody'],
    ];
    for (const [viewer, office, id] of cases) {
      expect((await sentTo(viewer, office, id)).error).toEqual(absent(id));
    }
  });

  it('is for a person who sends or receives a package of theirs', async () => {
    const sender = await signedIn(db, parcel.senderId);
    const watcher = await signedIn(db, watcherId);

    expect((await sentTo(sender, parcel.origin, parcel.recipientId)).error).toBeUndefined();
    expect((await sentTo(watcher, parcel.origin, parcel.recipientId)).error).toBeUndefined();
    for (const id of [await aPerson(db), await aColleague(), watcherId]) {
      expect((await sentTo(sender, parcel.origin, id)).error).toEqual(absent(id));
      expect((await sentTo(user(), parcel.origin, id)).error).toEqual(absent(id));
    }
  });
});

describe('who is named by their id later', () => {
  it('in a completion is as in a registration', async () => {
    const clerk = await aClerk(db, parcel.origin);
    const stranger = await aPerson(db);
    const { id } = await anUnmatched(db, parcel.origin);

    for (const part of ['sender', 'recipient']) {
      const { error } = await complete(db, id, { [part]: { id: stranger } }, clerk);
      expect(error).toEqual(absent(stranger));
    }
    const done = await complete(db, id, { recipient: { id: parcel.recipientId } }, clerk);
    expect(done.package).toMatchObject({ id });
  });

  it('as a watcher is as in a registration', async () => {
    const manager = await aClerk(db, parcel.origin, 'MANAGER');
    const stranger = await aPerson(db);

    expect((await addWatcher(manager, parcel.id, stranger)).error).toEqual(absent(stranger));
    expect((await addWatcher(manager, parcel.id, await aColleague())).package).toMatchObject({
      id: parcel.id,
    });
  });
});
