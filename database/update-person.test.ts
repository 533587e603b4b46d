import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { ADMIN, erase, found, signedIn, update, type PersonAnswer } from './test-people.ts';
import { aClerk, aPackage, aPerson, record, user, type Parcel, type Viewer } from './test-parcel.ts';

let db: TestDatabase;
let parcel: Parcel;
let recipient: Viewer & { kind: 'USER' };

beforeAll(async () => {
  db = await testDatabase();
  parcel = await aPackage(db, 'IN_TRANSIT');
  recipient = await signedIn(db, parcel.recipientId);
});
afterAll(() => db.close());

const topic = 'arn:aws:sns:eu-west-1:0:contact-of-the-old-address';

async function reset(viewer: Viewer, personId: string): Promise<PersonAnswer> {
  return db.value('select reset_preferences($1, $2)', [viewer, personId]);
}

describe('updatePerson', () => {
  it('changes what is given, and leaves the rest', async () => {
    await db.undone(async () => {
      const { person } = await update(db, recipient, parcel.recipientId, {
        phone: '+441632960001',
        language: 'pt-PT',
      });

      expect(person).toMatchObject({
        name: 'Ana Example',
        language: 'pt-PT',
        email: `${parcel.recipientId}@example.org`,
        phone: '+441632960001',
        notifyBy: 'EMAIL',
      });
    });
  });

  it('takes away what is null', async () => {
    await db.undone(async () => {
      const answer = await update(db, recipient, parcel.recipientId, { email: null, notifyBy: 'SMS' });

      expect(answer.person).toMatchObject({ email: null, notifyBy: 'SMS', phone: '+351912345678' });
      expect(
        (await update(db, recipient, parcel.recipientId, { notifyBy: null })).person?.notifyBy,
      ).toBeNull();
    });
  });

  it.each([
    [{}, 'nothing to change'],
    [{ name: null }, 'name'],
    [{ name: '  ' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ language: null }, 'language'],
    [{ language: 'Portuguese!' }, 'language'],
    [{ language: 'en' + '-aaaaaaaa'.repeat(4) }, 'language'],
    [{ phone: '912 345 678' }, 'phone'],
    [{ email: 'nobody' }, 'email'],
    [{ email: null }, 'notifyBy'],
    [{ phone: null, notifyBy: 'SMS' }, 'notifyBy'],
  ])('refuses %j', async (change, said) => {
    await db.undone(async () => {
      const { error } = await update(db, recipient, parcel.recipientId, change);

      expect(error).toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining(said) as string,
      });
    });
  });

  it('is for the person and for admins; for everybody else there is nobody, whatever they send', async () => {
    const manager = await aClerk(db, parcel.destination, 'MANAGER');
    for (const viewer of [manager, user('finance'), user(), await signedIn(db, parcel.senderId)]) {
      const other = await update(db, viewer, parcel.recipientId, { phone: 'x' });
      const nobody = await update(db, viewer, '018f2c5e-0000-7000-8000-000000000001', { phone: 'x' });

      expect(other.error?.code).toBe('NOT_FOUND');
      expect(JSON.stringify(other).replace(parcel.recipientId, '')).toBe(
        JSON.stringify(nobody).replace('018f2c5e-0000-7000-8000-000000000001', ''),
      );
    }
    await db.undone(async () => {
      expect((await update(db, ADMIN, parcel.recipientId, { name: 'Bo' })).person?.name).toBe('Bo');
      await erase(db, parcel.recipientId);
      expect((await update(db, ADMIN, parcel.recipientId, { name: 'Bo' })).error?.code).toBe('NOT_FOUND');
    });
  });

  it('has a new address confirmed anew, and the topic of the old one forgotten', async () => {
    await db.undone(async () => {
      const { recipientId } = parcel;
      await db.query('select save_email_topic($1, $2)', [recipientId, topic]);
      await update(db, recipient, recipientId, { name: 'Ana Other' });
      expect(await db.value('select count(*)::int from erasure')).toBe(0);

      await update(db, recipient, recipientId, { email: 'new@example.org' });

      expect(
        await db.query('select email, email_topic_arn from person_contact where person_id = $1', [
          recipientId,
        ]),
      ).toEqual([{ email: 'new@example.org', email_topic_arn: null }]);
      expect(await db.query('select email_topic_arn, cognito_sub from erasure')).toEqual([
        { email_topic_arn: topic, cognito_sub: null },
      ]);
    });
  });

  it('is found by the new name wherever the package was, and by the old one nowhere', async () => {
    await db.undone(async () => {
      await db.query(`select record_scans('{"kind": "SYSTEM"}', '[]', '[]')`);
      await record(db, parcel, { kind: 'RECEIVE', officeId: parcel.hub });
      await record(db, parcel, { kind: 'DEPART', officeId: parcel.hub, minute: 101 });
      const clerk = await aClerk(db, parcel.destination);
      await update(db, recipient, parcel.recipientId, { name: 'Čeněk Brandão' });

      expect(await found(db, 'cenek')).toEqual([parcel.id]);
      expect(await found(db, 'brandao', clerk)).toEqual([parcel.id]);
      const terms = await db.query<{ term: string; scopes: number }>(
        `select term, count(*)::int as scopes from search_term where subject_id = $1 group by term order by term`,
        [parcel.recipientId],
      );
      // everything, origin, hub and destination
      expect(terms).toEqual([
        { term: 'brandao', scopes: 4 },
        { term: 'cenek', scopes: 4 },
      ]);
    });
  });

  it('finds also whose name had no word before', async () => {
    await db.undone(async () => {
      await update(db, recipient, parcel.recipientId, { name: '***' });
      expect(await found(db, 'lovelace')).toEqual([]);

      await update(db, recipient, parcel.recipientId, { name: 'Ada Lovelace' });

      expect(await found(db, 'lovelace')).toEqual([parcel.id]);
    });
  });
});

describe('resetPreferences', () => {
  it('is e-mail again where there is an address, for a manager of an office of a package', async () => {
    await db.undone(async () => {
      const manager = await aClerk(db, parcel.destination, 'MANAGER');
      await update(db, recipient, parcel.recipientId, { notifyBy: 'SMS' });
      expect((await reset(manager, parcel.recipientId)).person).toMatchObject({
        notifyBy: 'EMAIL',
        name: 'Ana Example',
      });

      await update(db, recipient, parcel.recipientId, { email: null, notifyBy: 'SMS' });
      expect((await reset(ADMIN, parcel.recipientId)).person?.notifyBy).toBeNull();
    });
  });

  it('is nobody to everybody else', async () => {
    const stranger = await aPerson(db);
    const watcher = await aPerson(db);
    await db.query(`select add_watcher($1, $2, $3, '[]')`, [ADMIN, parcel.id, watcher]);
    const manager = await aClerk(db, parcel.destination, 'MANAGER');
    const others: [Viewer, string][] = [
      [await aClerk(db, parcel.destination), parcel.recipientId],
      [await aClerk(db, parcel.elsewhere, 'MANAGER'), parcel.recipientId],
      [{ ...manager, groups: [] }, parcel.recipientId],
      [recipient, parcel.recipientId],
      [manager, stranger],
      [manager, watcher],
      [ADMIN, parcel.id],
    ];
    for (const [viewer, personId] of others) {
      expect((await reset(viewer, personId)).error).toEqual({
        code: 'NOT_FOUND',
        message: `There is no person ${personId}.`,
      });
    }
  });
});
