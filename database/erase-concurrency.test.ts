import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import { ADMIN, erase, update } from './test-people.ts';
import {
  aPackage,
  aPerson,
  record,
  register,
  type Answer,
  type Database,
  type Parcel,
} from './test-parcel.ts';

const ROUNDS = 8;

let server: PostgresServer;
let pool: Pool;
let db: Database;
let parcel: Parcel;

beforeAll(async () => {
  server = await startPostgresServer();
  pool = new Pool({ connectionString: server.url, max: 16 });
  pool.on('error', () => undefined);
  db = testSession(pool);
  const client = await pool.connect();
  await migrate(pgConnection(client), import.meta.dirname);
  client.release();
  parcel = await aPackage(db, 'ACCEPTED');
});
afterAll(async () => {
  await pool.end();
  await server.stop();
});

/** What the API asks its callers to send again. */
const AGAIN = ['40001', '40P01'];

async function settled<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work;
  } catch (fault) {
    if (AGAIN.includes((fault as { code: string }).code)) return null;
    throw fault;
  }
}

const between = (senderId: string, recipientId: string) => ({
  sender: { id: senderId },
  recipient: { id: recipientId },
  originOfficeId: parcel.origin,
  destinationOfficeId: parcel.destination,
});

describe('somebody who is erased while they are registered, scanned, renamed and watched', () => {
  it('is found nowhere, named by nobody and written about in nothing afterwards', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const personId = await aPerson(db);
      const own = await register(db, between(parcel.senderId, personId));
      const scanned = {
        ...parcel,
        id: own.package?.id ?? '',
        trackingNumber: own.package?.trackingNumber ?? '',
      };
      const scans = [parcel.hub, parcel.elsewhere, parcel.destination].map((officeId, minute) =>
        settled(
          record(db, scanned, {
            kind: 'RECEIVE',
            officeId,
            minute,
            handedOverTo: 'Ana Example',
            note: 'for Ana',
          }),
        ),
      );
      const registrations = Array.from({ length: 4 }, (_, n) =>
        settled<Answer>(
          register(db, n % 2 ? between(personId, parcel.recipientId) : between(parcel.senderId, personId)),
        ),
      );
      await Promise.all([
        ...scans,
        ...registrations,
        settled(update(db, ADMIN, personId, { name: 'Ana Renamed' })),
        settled(db.value(`select add_watcher($1, $2, $3, '[]')`, [ADMIN, parcel.id, personId])),
        settled(erase(db, personId)),
      ]);
      await erase(db, personId);

      const [left] = await db.query(
        `select
           (select count(*)::int from search_term where subject_id = $1) as terms,
           (select count(*)::int from person_contact where person_id = $1) as contacts,
           (select count(*)::int from package_watcher where person_id = $1) as watched,
           (select count(*)::int from package_event e join package p on p.id = e.package_id
             where $1 in (p.sender_id, p.recipient_id) and e.recorded_at < someone.erased_at
               and (e.note is not null or e.handed_over_to is not null)) as texts,
           (select count(*)::int from package p join package_state s on s.package_id = p.id
             where $1 in (p.sender_id, p.recipient_id) and s.version <> (
               select count(*) from package_event e where e.package_id = p.id)) as gaps,
           name
         from person someone where id = $1`,
        [personId],
      );
      expect(left).toEqual({ terms: 0, contacts: 0, watched: 0, texts: 0, gaps: 0, name: 'Erased' });
      const again = await register(db, {
        ...between(parcel.senderId, personId),
        idempotencyKey: randomUUID(),
      });
      expect(again.error?.code).toBe('NOT_FOUND');
    }
  });

  it('leaves the topic to erase that notify has made of the address in that moment', async () => {
    const personId = await aPerson(db);
    const arn = 'arn:aws:sns:eu-west-1:0:contact-0';
    const eraser = await pool.connect();
    await eraser.query('begin');
    await erase(testSession(eraser), personId);
    const saving = db.value('select save_email_topic($1, $2)', [personId, arn]);
    const waiting = `select count(*)::int from pg_stat_activity where wait_event_type = 'Lock'`;
    while ((await db.value<number>(waiting)) === 0);
    await eraser.query('commit');
    eraser.release();
    await saving;

    expect(
      await db.query('select email_topic_arn, done_at from erasure where person_id = $1', [personId]),
    ).toEqual([{ email_topic_arn: arn, done_at: null }]);
  });

  it('is forgotten once by many who erase by age at once', async () => {
    await db.query('update retention_policy set erase_people_after_days = 1');
    const people = await Promise.all(Array.from({ length: 30 }, () => aPerson(db)));
    await db.query(`update person set last_active_at = now() - interval '2 days' where id = any ($1)`, [
      people,
    ]);

    const steps = await Promise.all(
      Array.from({ length: 6 }, () => db.query<{ erased: number }>('select * from erase_expired(100)')),
    );

    expect(steps.flat().reduce((sum, { erased }) => sum + erased, 0)).toBe(30);
    await db.query('update retention_policy set erase_people_after_days = null');
  });
});
