import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { someOffices } from './test-charges.ts';
import { costCases } from './test-cost-cases.ts';
import { testSession } from './test-database.ts';
import { fillCharges } from './test-many-charges.ts';
import { aClerk, user, type Database, type Viewer } from './test-parcel.ts';
import { explainEverything, readsBy } from './test-plans.ts';

const PACKAGES = 5_000;
const TABLES = ['cost_line', 'cost_total', 'lane_charge', 'delivery_total', 'package_cost', 'package'];
/** Of a page of 51, the rights before and each with its office and location. */
const MOST_OF_A_PAGE = 500;
/** Twelve months and two edges of each lane, as many before them, and what is usual there. */
const MOST_OF_A_REPORT = 4_000;

let server: PostgresServer;
let client: Client;
let db: Database;
let viewers: Viewer[];

beforeAll(async () => {
  server = await startPostgresServer();
  client = new Client({ connectionString: server.url });
  await client.connect();
  await migrate(pgConnection(client), import.meta.dirname);
  db = testSession(client);
  await someOffices(db, 10);
  await fillCharges(db, { from: 0, to: PACKAGES, of: PACKAGES, name: 'plans' });
  const offices = await db.query<{ id: string }>('select id from office');
  const manager = await aClerk(db, offices[0]?.id ?? '', 'MANAGER');
  for (const { id } of offices.slice(1))
    await db.query(`insert into office_member (sub, office_id, role) values ($1, $2, 'MANAGER')`, [
      manager.sub,
      id,
    ]);
  viewers = [user('admin'), user('finance'), manager];
  await client.query('vacuum analyze');
});
afterAll(async () => {
  await client.end();
  await server.stop();
});

describe(`${4 * PACKAGES} charges`, () => {
  it('are listed and reported by indexes, whoever asks and whatever for', async () => {
    for (const viewer of viewers) {
      for (const { name, statement, values } of await costCases(db, viewer)) {
        // what was opened is closed again, as at the end of a statement that is a transaction of its own
        await client.query('reset all');
        await explainEverything(client);
        const { rows, seqScans, answer } = await readsBy<{ answer: object | null }>(
          client,
          statement,
          values,
        );

        const most = name.startsWith('list') ? MOST_OF_A_PAGE : MOST_OF_A_REPORT;
        expect([name, seqScans.filter((table) => TABLES.includes(table)), rows < most]).toEqual([
          name,
          [],
          true,
        ]);
        expect([name, (answer[0]?.answer ?? null) === null]).toEqual([name, false]);
      }
    }
  });
});
