import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { ADMIN, erase, signedIn } from './test-people.ts';
import { aClerk, aPackage, aPerson, user } from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe('watching', () => {
  const add = (viewer: object, packageId: string, personId: string) =>
    db.value<{ package?: object; error?: { code: string } }>(`select add_watcher($1, $2, $3, '[]')`, [
      viewer,
      packageId,
      personId,
    ]);
  const remove = (viewer: object, packageId: string, personId: string) =>
    db.value<{ package?: object | null; error?: { code: string } }>(
      `select remove_watcher($1, $2, $3, '[]')`,
      [viewer, packageId, personId],
    );
  const listOf = (personId: string) =>
    db.query<{ package_id: string }>('select package_id from package_listing where scope_id = $1', [
      personId,
    ]);

  it('lets somebody see a package and find it in their list, until it ends', async () => {
    await db.undone(async () => {
      const parcel = await aPackage(db, 'ACCEPTED');
      const personId = await aPerson(db);
      await db.query('update person set home_office_id = $2 where id = $1', [personId, parcel.elsewhere]);
      const watcher = await signedIn(db, personId);
      const sees = () => db.value('select count(*)::int from visible_package($1)', [watcher]);
      const clerk = await aClerk(db, parcel.origin);

      expect((await add(clerk, parcel.id, personId)).package).toMatchObject({ id: parcel.id });
      expect((await add(clerk, parcel.id, personId)).package).toMatchObject({ id: parcel.id });
      expect([await sees(), (await listOf(personId)).length]).toEqual([1, 1]);

      expect(await remove(watcher, parcel.id, personId)).toEqual({ package: null });
      expect([await sees(), (await listOf(personId)).length]).toEqual([0, 0]);
      expect((await remove(ADMIN, parcel.id, personId)).error?.code).toBe('NOT_FOUND');
    });
  });

  it('leaves to sender and recipient what is theirs', async () => {
    await db.undone(async () => {
      const parcel = await aPackage(db);
      await add(ADMIN, parcel.id, parcel.senderId);
      expect((await remove(ADMIN, parcel.id, parcel.senderId)).error?.code).toBe('NOT_FOUND');
      await db.query('insert into package_watcher values ($1, $2)', [parcel.id, parcel.senderId]);

      expect((await remove(ADMIN, parcel.id, parcel.senderId)).package).toMatchObject({ id: parcel.id });
      expect(await listOf(parcel.senderId)).toHaveLength(1);
    });
  });

  it('is begun by those who work with the package, and ended by them and by the watcher', async () => {
    await db.undone(async () => {
      const parcel = await aPackage(db);
      const [personId, otherId] = [await aPerson(db), await aPerson(db)];
      await add(ADMIN, parcel.id, personId);
      await add(ADMIN, parcel.id, otherId);
      const watcher = await signedIn(db, otherId);
      const sender = await signedIn(db, parcel.senderId);
      for (const viewer of [watcher, sender, user('finance'), user(), await aClerk(db, parcel.elsewhere)]) {
        expect((await add(viewer, parcel.id, await aPerson(db))).error?.code).toBe('NOT_FOUND');
        expect((await remove(viewer, parcel.id, personId)).error?.code).toBe('NOT_FOUND');
      }
      expect((await add(ADMIN, parcel.id, parcel.id)).error?.code).toBe('NOT_FOUND');
      expect((await add(ADMIN, personId, personId)).error?.code).toBe('NOT_FOUND');
      await erase(db, personId);
      expect((await add(ADMIN, parcel.id, personId)).error?.code).toBe('NOT_FOUND');
      const manager = await aClerk(db, parcel.destination, 'MANAGER');
      expect((await remove(manager, parcel.id, otherId)).package).toMatchObject({ id: parcel.id });
    });
  });
});
