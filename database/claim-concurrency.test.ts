import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../graphql/generated/graphql.ts';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import { aPerson, user, type Database } from './test-parcel.ts';

const AT_ONCE = 16;
const PEOPLE = 20;

let server: PostgresServer;
let pool: Pool;
let db: Database;

beforeAll(async () => {
  server = await startPostgresServer();
  pool = new Pool({ connectionString: server.url, max: AT_ONCE });
  pool.on('error', () => undefined);
  db = testSession(pool);
  const client = await pool.connect();
  await migrate(pgConnection(client), import.meta.dirname);
  client.release();
});
afterAll(async () => {
  await pool.end();
  await server.stop();
});

describe(`${AT_ONCE} users who have all proved one number, at once`, () => {
  it('are each told whom they became, and no person became two of them', async () => {
    const phone = '+351912000000';
    const ids = await Promise.all(Array.from({ length: PEOPLE }, () => aPerson(db)));
    await db.query('update person_contact set phone = $1 where person_id = any ($2)', [phone, ids]);

    const claimed = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        db.value<Person[]>('select claim_people($1, $2, $3)', [user(), `${randomUUID()}@example.org`, phone]),
      ),
    );

    expect(claimed.flatMap((people) => people.map(({ id }) => id)).sort()).toEqual(ids.sort());
  });
});
