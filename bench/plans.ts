/**
 * What a page of `listPackages` reads, for every filter, order and viewer: rows of tables and indexes, and milliseconds. At a
 * million packages, or as many as `PACKAGES` says, on a server of its own (or `TEST_DATABASE_URL`).
 */
import { Client } from 'pg';
import { fileURLToPath } from 'node:url';
import { migrate } from '../database/migrate.ts';
import { pgConnection } from '../database/pg-connection.ts';
import { testSession } from '../database/test-database.ts';
import { listCases } from '../database/test-list-cases.ts';
import { manyPackages } from '../database/test-packages.ts';
import { explainEverything, readsOf } from '../database/test-plans.ts';
import { startPostgresServer } from '../test/postgres-server.ts';

const PACKAGES = Number(process.env['PACKAGES'] ?? 1_000_000);
const RUNS = 5;

const server = await startPostgresServer();
const [plain, explained] = [
  new Client({ connectionString: server.url }),
  new Client({ connectionString: server.url }),
];
await Promise.all([plain.connect(), explained.connect()]);
await migrate(pgConnection(plain), fileURLToPath(new URL('../database', import.meta.url)));

const started = performance.now();
await plain.query(`set maintenance_work_mem = '256MB'; set work_mem = '256MB'`);
const db = testSession(plain);
await manyPackages(db, { packages: PACKAGES, offices: 200, people: Math.ceil(PACKAGES / 3) });
await plain.query('vacuum analyze');
await plain.query('reset work_mem');
console.log(`${PACKAGES} packages in ${Math.round((performance.now() - started) / 1000)} s`);
for (const table of ['package', 'package_state', 'package_listing', 'search_term']) {
  const size = await db.value(`select pg_size_pretty(pg_total_relation_size($1::regclass))`, [table]);
  console.log(`${table}: ${await db.value(`select count(*) from ${table}`)} rows, ${size} with indexes`);
}

const cases = await listCases(db);
await explainEverything(explained);
const worst = { rows: 0, milliseconds: 0, scans: 0 };
for (const one of cases) {
  const read = await readsOf(explained, one);
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push((await readsOf(plain, one)).milliseconds);
  const milliseconds = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] as number;
  worst.rows = Math.max(worst.rows, read.rows);
  worst.milliseconds = Math.max(worst.milliseconds, milliseconds);
  worst.scans += read.seqScans.length;
  console.log(
    `${one.name}: ${read.rows} rows read, ${read.found} found${read.isCut ? ', more to search' : ''}, ` +
      `${milliseconds.toFixed(1)} ms${read.seqScans.map((table) => `, READS ALL OF ${table}`).join('')}`,
  );
}
console.log(
  `${cases.length} pages of 50: ${worst.rows} rows and ${worst.milliseconds.toFixed(1)} ms at most, ${worst.scans} tables read whole`,
);
await Promise.all([plain.end(), explained.end()]);
await server.stop();
process.exit(worst.scans > 0 ? 1 : 0);
