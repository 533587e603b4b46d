/**
 * What reports and lists of charges read while the charges grow: rows of tables and indexes, and buffers, from the plans. Packages
 * with four charges each, spread over three years and 20 offices (or `OFFICES`), every second one of the office that is asked
 * about: 10,000, 100,000 and 1,000,000, or as `SIZES` says.
 */
import { Client } from 'pg';
import { fileURLToPath } from 'node:url';
import { migrate } from '../database/migrate.ts';
import { pgConnection } from '../database/pg-connection.ts';
import { testSession } from '../database/test-database.ts';
import { someOffices } from '../database/test-charges.ts';
import { costCases } from '../database/test-cost-cases.ts';
import { fillCharges } from '../database/test-many-charges.ts';
import { explainEverything, readsBy } from '../database/test-plans.ts';
import { startPostgresServer } from '../test/postgres-server.ts';

const SIZES = (process.env['SIZES'] ?? '10000,100000,1000000').split(',').map(Number);
const OFFICES = Number(process.env['OFFICES'] ?? 20);
const CHUNK = 25_000;
const GROWING = [
  ...[
    'package',
    'package_event',
    'package_state',
    'delivery',
    'cost_line',
    'package_cost',
    'charged_package',
  ],
  ...['cost_total', 'lane_charge', 'delivery_total'],
];
/** From here on there is no lane without a package on each day, and sums grow no more. */
const FULL = 100_000;
const MOST_GROWTH = 1.25;
/** Of the rows of what is asked once, e.g. a right; below it a ratio says nothing. */
const FEW_ROWS = 20;

const server = await startPostgresServer();
const [plain, explained] = [
  new Client({ connectionString: server.url }),
  new Client({ connectionString: server.url }),
];
await Promise.all([plain.connect(), explained.connect()]);
await migrate(pgConnection(plain), fileURLToPath(new URL('../database', import.meta.url)));
for (const setting of ['work_mem', 'maintenance_work_mem']) await plain.query(`set ${setting} = '512MB'`);
const db = testSession(plain);
await someOffices(db, OFFICES);

const reads: Record<string, { rows: number; buffers: number }[]> = {};
const faults: string[] = [];
let packages = 0;
for (const size of SIZES) {
  const started = performance.now();
  const more = size - packages;
  for (let from = 0; from < more; from += CHUNK)
    await fillCharges(db, { from, to: Math.min(more, from + CHUNK), of: more, name: `${size}` });
  packages = size;
  await plain.query('vacuum analyze');
  const [{ lines, sums } = { lines: 0, sums: 0 }] = await db.query<{ lines: number; sums: number }>(
    'select (select count(*) from cost_line)::int as lines, (select count(*) from cost_total)::int as sums',
  );
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${size} packages, ${lines} charges, ${sums} sums of them after ${seconds} s`);
  for (const { name, statement, values } of await costCases(db)) {
    // as a statement that is a transaction of its own
    await explained.query('reset all');
    await explainEverything(explained);
    const { rows, buffers, seqScans } = await readsBy(explained, statement, values);
    (reads[name] ??= []).push({ rows, buffers });
    for (const table of seqScans.filter((table) => GROWING.includes(table)))
      faults.push(`${name} reads all of ${table} at ${size} packages`);
  }
}

console.log(`\nrows read (buffers) at ${SIZES.join(', ')} packages`);
const full = SIZES.findIndex((size) => size >= FULL);
for (const [name, read] of Object.entries(reads)) {
  console.log(`${name}: ${read.map(({ rows, buffers }) => `${rows} (${buffers})`).join(', ')}`);
  const [first, last] = [read[full]?.rows ?? 0, read.at(-1)?.rows ?? 0];
  if (full >= 0 && last > MOST_GROWTH * Math.max(first, FEW_ROWS))
    faults.push(
      `${name} reads ${(last / first).toFixed(2)} times the rows that it read at ${SIZES[full]} packages`,
    );
}
if (packages <= 200_000)
  for (const { what, cell } of await db.query<{ what: string; cell: string }>(
    'select * from cost_differences()',
  ))
    faults.push(`the sum of ${what} ${cell} is not what the charges say`);
console.log(faults.length > 0 ? `\n${faults.slice(0, 50).join('\n')}` : '\nnothing that grows is read whole');
await Promise.all([plain.end(), explained.end()]);
await server.stop();
process.exit(faults.length > 0 ? 1 : 0);
