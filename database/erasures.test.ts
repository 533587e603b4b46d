import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { ADMIN, erase, signedIn, update } from './test-people.ts';
import { aClerk, aPackage, aPerson, record, type Parcel } from './test-parcel.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const TOPIC = 'arn:aws:sns:eu-west-1:0:contact-0';
type Erasure = { id: string; email_topic_arn: string | null; cognito_sub: string | null };

const claim = (seconds = 60) => db.query<Erasure>('select * from claim_erasures(10, $1)', [seconds]);
const expire = async (most = 100) => {
  const [step] = await db.query<{ erased: number; is_done: boolean }>('select * from erase_expired($1)', [
    most,
  ]);
  return step;
};
const isErased = (personId: string) =>
  db.value<boolean>('select erased_at is not null from person where id = $1', [personId]);

async function aTold(): Promise<string> {
  const personId = await aPerson(db);
  await db.query('select save_email_topic($1, $2)', [personId, TOPIC]);
  return personId;
}

describe('what is left to forget outside the database', () => {
  it('is claimed by one at a time, until it is done or given back', async () => {
    await db.undone(async () => {
      const personId = await aTold();
      const { sub } = await signedIn(db, personId);
      await erase(db, personId);

      const [first, second] = [await claim(), await claim()];
      const id = first[0]?.id;
      expect(first).toEqual([{ id, email_topic_arn: TOPIC, cognito_sub: sub }]);
      expect(second).toEqual([]);
      await db.query('select release_erasure($1)', [id]);
      expect(await claim(0)).toHaveLength(1);
      expect(await claim()).toHaveLength(1);

      expect(await db.value('select finish_erasure($1)', [id])).toBe(true);
      expect(await db.value('select finish_erasure($1)', [id])).toBe(false);

      expect(await claim(0)).toEqual([]);
      expect(
        await db.query('select email_topic_arn, cognito_sub, done_at is not null as done from erasure'),
      ).toEqual([{ email_topic_arn: null, cognito_sub: null, done: true }]);
    });
  });

  it('is neither a topic that is the address of the person again, nor an account that is needed again', async () => {
    await db.undone(async () => {
      const personId = await aTold();
      const address = `${personId}@example.org`;
      await update(db, ADMIN, personId, { email: 'other@example.org' });
      await update(db, ADMIN, personId, { email: address });
      await db.query('select save_email_topic($1, $2)', [personId, TOPIC]);
      const gone = await aPerson(db);
      const { sub } = await signedIn(db, gone);
      await erase(db, gone);
      await db.query(
        'insert into office_member (sub, office_id, role) select $1, id, $2 from office limit 1',
        [sub, 'CLERK'],
      );
      await aPerson(db, sub);

      expect(
        (await claim()).map(({ email_topic_arn, cognito_sub }) => [email_topic_arn, cognito_sub]),
      ).toEqual([
        [null, null],
        [null, null],
      ]);
    });
  });

  it('is a topic too that was made while the person was erased, or while the address changed', async () => {
    await db.undone(async () => {
      const [gone, moved] = [await aPerson(db), await aTold()];
      await erase(db, gone);
      await db.query('select save_email_topic($1, $2)', [gone, `${TOPIC}1`]);
      await db.query('select save_email_topic($1, $2)', [moved, `${TOPIC}2`]);

      expect((await claim()).map(({ email_topic_arn }) => email_topic_arn)).toEqual([`${TOPIC}1`, TOPIC]);
    });
  });
});

describe('whose last package ended long ago', () => {
  let ended: Parcel;
  let open: Parcel;
  beforeAll(async () => {
    ended = await aPackage(db, 'DELIVERED');
    open = await aPackage(db, 'ARRIVED');
  });
  beforeEach(() => db.query('update retention_policy set erase_people_after_days = 30'));

  /** As if so many days had passed since everything until now. */
  async function daysLater(days: number) {
    await db.query(`update package_state set updated_at = updated_at - $1 * interval '1 day'`, [days]);
    await db.query(`update person set last_active_at = last_active_at - $1 * interval '1 day'`, [days]);
  }

  it('is erased after as many days as the policy says, and not before', async () => {
    await db.undone(async () => {
      await daysLater(29);
      expect(await expire()).toEqual({ erased: 0, is_done: true });
      await daysLater(2);

      expect((await expire())?.erased).toBe(2);
      expect([await isErased(ended.senderId), await isErased(ended.recipientId)]).toEqual([true, true]);
      expect([await isErased(open.senderId), await isErased(open.recipientId)]).toEqual([false, false]);
    });
  });

  it('is nobody without a policy', async () => {
    await db.undone(async () => {
      await db.query('update retention_policy set erase_people_after_days = null');
      await daysLater(4000);

      expect(await expire()).toEqual({ erased: 0, is_done: true });
    });
  });

  it('is not erased while they work here, or watch a package that is on its way', async () => {
    await db.undone(async () => {
      const clerk = await aClerk(db, ended.origin);
      await db.query('update person set cognito_sub = $1 where id = $2', [clerk.sub, ended.senderId]);
      await db.query(`select add_watcher($1, $2, $3, '[]')`, [ADMIN, open.id, ended.recipientId]);
      await daysLater(400);

      expect((await expire())?.erased).toBe(0);
    });
  });

  it('is not erased while they have an account: whoever signs in works for all offices, or may ask', async () => {
    await db.undone(async () => {
      await signedIn(db, ended.senderId);
      await daysLater(400);

      expect((await expire())?.erased).toBe(1);
      expect([await isErased(ended.senderId), await isErased(ended.recipientId)]).toEqual([false, true]);
    });
  });

  it('may have come long before a package that began meanwhile', async () => {
    await db.undone(async () => {
      await daysLater(400);
      await db.query('update package set recipient_id = $1 where id = $2', [ended.senderId, open.id]);
      await db.query('select list_package($1)', [open.id]);
      await record(db, open, { kind: 'HAND_OVER', minute: 500 });

      expect((await expire())?.erased).toBe(1);
      expect(await isErased(ended.senderId)).toBe(false);
      await daysLater(31);
      await expire();
      expect(await isErased(ended.senderId)).toBe(true);
    });
  });

  it('is erased without a package as long after we came to know them', async () => {
    await db.undone(async () => {
      const visitor = await aPerson(db);
      await daysLater(31);
      expect(await isErased(visitor)).toBe(false);
      await expire();

      expect(await isErased(visitor)).toBe(true);
    });
  });

  it('is looked for in small steps, each of which comes nearer to the end', async () => {
    await db.undone(async () => {
      await daysLater(400);
      const steps = [];
      do steps.push(await expire(1));
      while (!steps.at(-1)?.is_done);

      expect(steps.length).toBe(5);
      expect(steps.reduce((sum, step) => sum + (step?.erased ?? 0), 0)).toBe(2);
    });
  });
});
