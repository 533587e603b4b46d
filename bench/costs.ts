/**
 * What reports and lists of charges read while the charges grow: rows of tables and indexes, and buffers, from the plans. Packages
 * with four charges each, spread over three years and 20 offices (or `OFFICES`): 10,000, 100,000 and 1,000,000, or as `SIZES`
 * says.
 */
import { Client } from 'pg';
import { fileURLToPath } from 'node:url';
import { migrate } from '../database/migrate.ts';
import { pgConnection } from '../database/pg-connection.ts';
import { testSession } from '../database/test-database.ts';
import { moreCharges, someOffices } from '../database/test-charges.ts';
import { costCases } from '../database/test-cost-cases.ts';
import { explainEverything, readsBy } from '../database/test-plans.ts';
import { startPostgresServer } from '../test/postgres-server.ts';

const SIZES = (process.env['SIZES'] ?? '10000,100000,1000000').split(',').map(Number);
const OFFICES = Number(process.env['OFFICES'] ?? 20);
const CHUNK = 20_000;
const GROWING = ['cost_line', 'cost_total', 'delivery_total', 'package', 'package_cost'];

const server = await startPostgresServer();
const [plain, explained] = [
  new Client({ connectionString: server.url }),
  new Client({ connectionString: server.url }),
];
await Promise.all([plain.connect(), explained.connect()]);
await migrate(pgConnection(plain), fileURLToPath(new URL('../database', import.meta.url)));
await explainEverything(explained);
const db = testSession(plain);
await someOffices(db, OFFICES);

const reads: Record<string, string[]> = {};
let packages = 0;
let scans = 0;
for (const size of SIZES) {
  const started = performance.now();
  const more = size - packages;
  for (let from = 0; from < more; from += CHUNK)
    await moreCharges(db, { from, to: Math.min(more, from + CHUNK), of: more, name: `${size}` });
  packages = size;
  await plain.query('vacuum analyze');
  const lines = await db.value('select count(*) from cost_line');
  console.log(
    `${size} packages, ${lines} charges after ${Math.round((performance.now() - started) / 1000)} s`,
  );
  for (const { name, statement, values } of await costCases(db)) {
    // as a statement that is a transaction of its own
    await explained.query('reset all');
    await explainEverything(explained);
    const read = await readsBy(explained, statement, values);
    const whole = read.seqScans.filter((table) => GROWING.includes(table));
    scans += whole.length;
    (reads[name] ??= []).push(`${read.rows} (${read.buffers})`);
    for (const table of whole) console.log(`${name} READS ALL OF ${table}`);
  }
}
console.log(`\nrows read (buffers) at ${SIZES.join(', ')} packages`);
for (const [name, read] of Object.entries(reads)) console.log(`${name}: ${read.join(', ')}`);
const differences = SIZES.some((size) => size > 200_000)
  ? []
  : await db.query('select * from cost_differences()');
console.log(`${differences.length} sums are not what the charges say`);
await Promise.all([plain.end(), explained.end()]);
await server.stop();
process.exit(scans + differences.length > 0 ? 1 : 0);
