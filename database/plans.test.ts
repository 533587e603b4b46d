import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import { listCases, type ListCase } from './test-list-cases.ts';
import { manyPackages } from './test-packages.ts';
import { explainEverything, readsOf } from './test-plans.ts';
import type { Database } from './test-parcel.ts';

/** So many that a table read whole is far beyond the bound. */
const PACKAGES = 25_000;
/** 10,000 rows of lists and 2,000 packages with their state at most, and what it takes to choose among lists. */
const MOST_ROWS = 15_000;

let server: PostgresServer;
let client: Client;
let db: Database;
let cases: ListCase[];

beforeAll(async () => {
  server = await startPostgresServer();
  client = new Client({ connectionString: server.url });
  await client.connect();
  await migrate(pgConnection(client), import.meta.dirname);
  db = testSession(client);
  await manyPackages(db, { packages: PACKAGES, offices: 20, people: 3_000 });
  cases = await listCases(db);
  await client.query('vacuum analyze');
  await explainEverything(client);
});
afterAll(async () => {
  await client.end();
  await server.stop();
});

describe(`a page of ${PACKAGES} packages`, () => {
  it('reads no table whole, and a bounded number of rows, whatever the filter, the order and the viewer', async () => {
    const faults: string[] = [];
    for (const one of cases) {
      const { rows, seqScans } = await readsOf(client, one);
      if (rows > MOST_ROWS || seqScans.length > 0)
        faults.push(`${one.name}: ${rows} rows, ${seqScans.join()}`);
    }

    expect(cases.length).toBeGreaterThan(200);
    expect(faults).toEqual([]);
  });
});
