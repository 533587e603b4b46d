import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import { listCases, type ListCase } from './test-list-cases.ts';
import { manyPackages } from './test-packages.ts';
import { explainEverything, readsBy, readsOf } from './test-plans.ts';
import { barcodeInput } from './test-identity.ts';
import { aClerk, user, SYSTEM, type Database, type Viewer } from './test-parcel.ts';

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

describe(`the number of a carrier, among ${PACKAGES / 2}`, () => {
  /** Ten lookups by an index, and the few pages of what is found. */
  const MOST_BUFFERS = 150;
  let viewers: Viewer[];
  let office: string;
  let taken: string;
  beforeAll(async () => {
    office = await db.value('select id from office order by code limit 1');
    viewers = [SYSTEM, user('admin'), await aClerk(db, office), user()];
    taken = await db.value(
      `select c.number from package_carrier_number c join package_state s using (package_id)
       where not is_over(s.status) order by c.number limit 1`,
    );
  });

  it('is looked up by the index with a plan made for all, whoever asks and however many are given', async () => {
    await client.query('set plan_cache_mode = force_generic_plan');
    for (const viewer of viewers) {
      for (const numbers of [[taken], ['NOBODY'], Array.from({ length: 10 }, (_, n) => `1Z00000${n}000`)]) {
        const { seqScans, buffers } = await readsBy(client, 'select refusal_of_numbers($1, $2)', [
          viewer,
          numbers,
        ]);
        expect([numbers, seqScans, buffers < MOST_BUFFERS]).toEqual([numbers, [], true]);
      }
      const scanned = await readsBy(client, 'select package_of_carrier_number($1, $2)', [viewer, taken]);
      expect([scanned.seqScans, scanned.buffers < MOST_BUFFERS]).toEqual([[], true]);
    }
  });

  it('is looked up so too where the plan was made while there was none', async () => {
    const other = new Client({ connectionString: server.url });
    await other.connect();
    try {
      await other.query('begin');
      await other.query('truncate package_carrier_number');
      await explainEverything(other);
      const ask = () => readsBy(other, 'select refusal_of_numbers($1, $2)', [SYSTEM, ['NOBODY']]);
      await ask();
      await other.query(
        `insert into package_carrier_number (package_id, number, place, added_at, registered_at)
         select id, 'N' || id, 1, now(), registered_at from package`,
      );

      const { seqScans, buffers } = await ask();

      expect(seqScans).toEqual([]);
      expect(buffers).toBeLessThan(MOST_BUFFERS);
    } finally {
      await other.query('rollback');
      await other.end();
    }
  });

  it('is given to a package that comes in without any table being read whole', async () => {
    const { seqScans, answer } = await readsBy<{ answer: object }>(
      client,
      `select register_by_barcode($1, $2, '[]') as answer`,
      [user('admin'), barcodeInput(office, 'T0NEWCOMER')],
    );

    expect(answer[0]?.answer).toHaveProperty('package');
    for (const table of ['package', 'package_state', 'package_carrier_number', 'person', 'search_term'])
      expect(seqScans).not.toContain(table);
  });
});
