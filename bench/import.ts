import { randomUUID } from 'node:crypto';
import { importManifest } from '../functions/import/import.ts';
import { importLedgerOf } from '../functions/import/ledger.ts';
import type { Import } from '../graphql/generated/graphql.ts';
import { startDatabase } from '../test/live-database.ts';

/** What an import costs from its file to the database, over the Data API's HTTP: `node --import tsx bench/import.ts [rows]`. */
const rows = Number(process.argv[2] ?? 50_000);
const ROWS_AT_ONCE = 100;

const database = await startDatabase();
await database.prepare();
const importId = await begun(await anOffice('LIS1'));
await anOffice('BER1');
const file = Buffer.from(
  [
    'reference,sender_name,recipient_name,recipient_email,destination_office,promised_at',
    ...Array.from({ length: rows }, (_, n) => `bench-${n},Ana,Rui,rui${n}@example.org,BER1,2026-12-24T17:00`),
  ].join('\n'),
);

const seconds = { CHECKING: 0, REGISTERING: 0 };
let at = performance.now();
let last: Import | undefined;
const cpu = process.cpuUsage();
const run = importManifest({
  ledger: importLedgerOf(database.api),
  open: async () => chunksOf(file),
  tell: async (progress) => {
    const now = performance.now();
    seconds[last?.state === 'REGISTERING' ? 'REGISTERING' : 'CHECKING'] += (now - at) / 1000;
    at = now;
    last = progress;
  },
  now: () => new Date(),
  newId: randomUUID,
  log: () => undefined,
  rowsAtOnce: ROWS_AT_ONCE,
});
await run({ importId, key: `manifests/${importId}.csv`, etag: 'bench' }, () => 900_000);

const used = process.cpuUsage(cpu);
console.log({
  ...{ state: last?.state, totalRows: last?.totalRows, registeredRows: last?.registeredRows },
  checkingSeconds: Math.round(seconds.CHECKING),
  registeringSeconds: Math.round(seconds.REGISTERING),
  cpuMillisecondsPerRow: Number(((used.user + used.system) / 1000 / rows).toFixed(2)),
  memoryMegabytes: Math.round(process.memoryUsage().rss / 2 ** 20),
});
await database.close();

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
}

async function anOffice(code: string): Promise<string> {
  const id = randomUUID();
  await database.owner.query(
    `with place as (
       insert into location (id, kind, name, office_id, time_zone)
       values (:id::uuid, 'OFFICE', 'Front desk', :id::uuid, 'Europe/Lisbon')
     )
     insert into office (id, code, name, location_id, time_zone, currency_code, cost_centre)
     values (:id::uuid, :code, 'An office', :id::uuid, 'Europe/Lisbon', 'EUR', '4711')`,
    { id, code },
  );
  return id;
}

async function begun(officeId: string): Promise<string> {
  const input = { idempotencyKey: randomUUID(), officeId, fileName: 'bench.csv', sizeInBytes: 1 };
  const [row] = await database.api.query<{ started: string }>(
    'select start_import(:viewer::jsonb, :input::jsonb)::text as started',
    { viewer: JSON.stringify({ kind: 'SYSTEM' }), input: JSON.stringify(input) },
  );
  return (JSON.parse(row?.started ?? '') as { import: Import }).import.id;
}
