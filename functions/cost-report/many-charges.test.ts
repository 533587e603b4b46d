import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someOffices } from '../../database/test-charges.ts';
import { testDatabase, type TestDatabase } from '../../database/test-database.ts';
import { fillCharges } from '../../database/test-many-charges.ts';
import { user } from '../../database/test-parcel.ts';
import type { Database, Value } from '../database.ts';
import { LINES_AT_ONCE, ledgerOf } from './ledger.ts';
import { uploadTo } from './upload.ts';
import { writeExport } from './write-export.ts';

/** `EXPORT_PACKAGES=2500,25000,100000`, of which each has four charges, prints what each took. */
const SIZES = (process.env['EXPORT_PACKAGES'] ?? '500').split(',').map(Number);
const FINANCE = user('finance');
const PART_BYTES = 5 * 1024 ** 2;
const MOST_OF_A_PAGE = LINES_AT_ONCE * 2_048;

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await someOffices(db, 2);
});
afterAll(() => db.close());

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The heap without garbage, the most of it while a file is written; Postgres itself is not in it. */
function heap() {
  const used = () => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const before = used();
  let most = before;
  return { look: () => (most = Math.max(most, used())), growth: () => most - before };
}

/** Takes the place of S3, and keeps nothing but how many lines came. */
function countingBucket() {
  let lines = 0;
  const client = {
    send: async ({ input }: { input: { Body?: Uint8Array } }) => {
      for (const byte of input.Body ?? []) if (byte === 10) lines++;
      return { UploadId: 'upload', ETag: 'etag' };
    },
  };
  return { upload: uploadTo(client as unknown as S3Client, 'bucket'), lines: () => lines - 1 };
}

async function exported(officeId: string) {
  const used = heap();
  const bucket = countingBucket();
  let calls = 0;
  let mostBuffered = 0;
  const api: Database = {
    query: async <Row>(sql: string, values: Record<string, Value> = {}) => {
      if (++calls % 20 === 0) used.look();
      const names = Object.keys(values);
      const text = sql.replace(/(?<!:):([a-zA-Z]+)/g, (_, name: string) => `$${names.indexOf(name) + 1}`);
      return db.asApi(() => db.query<Row & object>(text, Object.values(values)));
    },
  };
  const input = { officeId, format: 'CSV', from: '2023-01-01', to: '2023-12-31' };
  const { export: begun } = await db.value<{ export: { id: string } }>('select start_cost_export($1, $2)', [
    FINANCE,
    { idempotencyKey: randomUUID(), ...input },
  ]);
  await writeExport({
    ledger: ledgerOf(api, 60),
    upload: async (...file) => {
      const uploaded = await bucket.upload(...file);
      ({ mostBuffered } = uploaded);
      return uploaded;
    },
    drawPage: () => Promise.reject(new Error('no page was asked for')),
    newId: randomUUID,
    log: () => undefined,
  })(begun.id);
  return { calls, mostBuffered, lines: bucket.lines(), heapGrowth: used.growth() };
}

describe('a file of many charges', () => {
  it('holds each of them, and is never in memory as a whole', async () => {
    for (const packages of SIZES) {
      // all within the first of three years
      const chunk = 10_000;
      for (let from = 0; from < packages; from += chunk)
        await fillCharges(db, {
          from,
          to: Math.min(packages, from + chunk),
          of: 3.1 * packages,
          name: `${packages}`,
        });
      const [ledger] = await db.query<{ office: string; lines: number }>(
        `select payer_office_id as office, count(*)::int as lines
           from cost_line where stage <> 'QUOTED' and incurred_on <= '2023-12-31' group by 1 order by 2 desc limit 1`,
      );

      const { calls, mostBuffered, lines, heapGrowth } = await exported(ledger?.office ?? '');

      if (process.env['EXPORT_PACKAGES'])
        console.log(
          `${lines} charges: ${calls} calls, ${mostBuffered} bytes held, heap grew by ${heapGrowth} bytes`,
        );
      expect(lines).toBe(ledger?.lines);
      // to claim, to finish, and now and then to renew
      const pages = Math.floor(lines / LINES_AT_ONCE) + 1;
      expect(calls).toBeLessThanOrEqual(2 + pages + Math.floor(pages / 50));
      expect(mostBuffered).toBeLessThan(PART_BYTES + MOST_OF_A_PAGE);
      expect(heapGrowth).toBeLessThan(30 * 1024 ** 2);
    }
  });
});
