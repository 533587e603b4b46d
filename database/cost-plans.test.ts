import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import { manyPackages } from './test-packages.ts';
import { aClerk, user, type Database, type Viewer } from './test-parcel.ts';
import { explainEverything, readsBy } from './test-plans.ts';

const PACKAGES = 2_000;
const LINES = 12 * PACKAGES;
// the charges that are not in the totals yet are few
const TABLES = ['cost_line', 'cost_total', 'package_cost', 'package', 'package_state'];
/** A page of 51, each with its office and location, and the rights before. */
const MOST_OF_A_PAGE = 400;
/** Twelve months and two edges, told three times over, and as many before them. */
const MOST_OF_A_REPORT = 3_000;

let server: PostgresServer;
let client: Client;
let db: Database;
let viewers: Viewer[];
let office: string;

beforeAll(async () => {
  server = await startPostgresServer();
  client = new Client({ connectionString: server.url });
  await client.connect();
  await migrate(pgConnection(client), import.meta.dirname);
  db = testSession(client);
  await manyPackages(db, { packages: PACKAGES, offices: 20, people: 100 });
  await manyCharges();
  office = await db.value('select origin_office_id from package order by id limit 1');
  viewers = [user('admin'), user('finance'), await aClerk(db, office, 'MANAGER')];
  await client.query('vacuum analyze');
  await explainEverything(client);
});
afterAll(async () => {
  await client.end();
  await server.stop();
});

async function manyCharges(): Promise<void> {
  await db.query(
    `insert into cost_line (
       package_id, category, stage, amount, currency_code, payer_office_id, cost_centre, invoice_reference,
       incurred_at, incurred_on)
     select
       p.id, (array['BASE_FREIGHT', 'FUEL', 'PEAK'])[n / $2 % 3 + 1], (array['QUOTED', 'BILLED'])[n / $2 % 2 + 1], n % 100 / 4.0,
       'EUR', p.origin_office_id, 'CC', 'INV ' || n / 40, timestamptz '2025-01-01 12:00Z' + n % 600 * interval '1 day',
       date '2025-01-01' + n % 600
     from generate_series(1, $1::int) n
     join (select row_number() over (order by id) - 1 as place, id, origin_office_id from package) p
       on p.place = n % $2`,
    [LINES, PACKAGES],
  );
  while ((await db.value<number>('select fold_cost_deltas(1000)')) > 0);
}

const read = (seqScans: string[]) => seqScans.filter((table) => TABLES.includes(table));

describe(`${LINES} charges`, () => {
  it('are listed by an index, whoever asks and whatever for', async () => {
    const packageId = await db.value<string>(
      'select id from package where origin_office_id = $1 order by id limit 1',
      [office],
    );
    const invoiceReference = await db.value<string>(
      'select invoice_reference from cost_line where payer_office_id = $1 order by id limit 1',
      [office],
    );
    const incurred = { from: '2025-06-01T00:00:00Z', until: '2025-07-01T00:00:00Z' };
    const filters = [
      { packageId },
      { packageId, payerOfficeId: office },
      { payerOfficeId: office },
      { payerOfficeId: office, incurred },
      { payerOfficeId: office, invoiceReference },
    ];
    for (const viewer of viewers) {
      for (const filter of filters) {
        await client.query('reset all');
        await explainEverything(client);
        const { rows, seqScans, answer } = await readsBy(
          client,
          'select id from cost_line_page($1, $2, null, null, 51)',
          [viewer, filter],
        );
        expect([filter, read(seqScans), rows < MOST_OF_A_PAGE, answer.length > 0]).toEqual([
          filter,
          [],
          true,
          true,
        ]);
      }
    }
  });

  it('are reported from sums, which are found by an index', async () => {
    for (const viewer of viewers) {
      const { rows, seqScans, answer } = await readsBy<{ report: { groups: object[] } }>(
        client,
        `select office_cost_report($1, $2, '2025-02-10', '2026-02-09', 'CATEGORY', null) as report`,
        [viewer, office],
      );
      console.log(`${rows} rows for a year of ${LINES / 20} charges of an office`);
      expect(answer[0]?.report.groups).toHaveLength(3);
      expect([read(seqScans), rows < MOST_OF_A_REPORT]).toEqual([[], true]);
    }
  });
});
