import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { anOffice, aPerson, register, user } from './test-parcel.ts';

/** `LINES=100,1000,5000` reads as many and prints what it took. */
const SIZES = (process.env['LINES'] ?? '60,240').split(',').map(Number);
const FINANCE = user('finance');
const AT_ONCE = 30;
const CATEGORIES = ['BASE_FREIGHT', 'FUEL', 'PEAK'];

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

type Run = { state: string };

/** Takes lines through an import, and answers how many rows of lines and charges that read. */
async function readsOf(size: number, isDryRun: boolean): Promise<{ rows: number; outcomes: object[] }> {
  const carrierNumber = 'XX1001PT';
  const originOfficeId = await anOffice(db);
  await register(db, {
    sender: { id: await aPerson(db) },
    recipient: { id: await aPerson(db) },
    originOfficeId,
    destinationOfficeId: await anOffice(db),
    carrierNumbers: [{ number: carrierNumber }],
  });
  const { import: begun } = await db.value<{ import: { id: string } }>(
    'select start_invoice_import($1, $2)',
    [
      FINANCE,
      {
        ...{ idempotencyKey: randomUUID(), officeId: originOfficeId, carrier: 'DHL', invoiceNumber: '1' },
        ...{ currencyCode: 'EUR', fileName: 'a.csv', sizeInBytes: 1, isDryRun },
      },
    ],
  );
  const runId = randomUUID();
  const own = [begun.id, runId];
  await db.query(`select begin_invoice_run($1, $2, 'etag')`, own);
  // numbers of rows that were read in this transaction
  const read = () =>
    db.value<number>(
      `select sum(seq_tup_read + idx_tup_fetch)::int from pg_stat_xact_user_tables where relname in ('invoice_line', 'cost_line')`,
    );
  const before = await read();
  const lines = Array.from({ length: size }, (_, at) => ({
    ...{ line: at + 2, key: `${at}`, lineId: `${at}`, carrierNumber, category: CATEGORIES[at % 3] },
    ...{
      isCategoryRecognized: true,
      amount: `${at + 1}.50`,
      tax: '0',
      currencyCode: 'EUR',
      chargedOn: '2026-01-02',
    },
  }));
  for (let at = 0; at < size; at += AT_ONCE) {
    const batch = { lines: lines.slice(at, at + AT_ONCE), isLast: at + AT_ONCE >= size };
    await db.query('select give_invoice_lines($1, $2, $3)', [...own, batch]);
  }
  for (let state = 'MATCHING'; state !== 'DONE';) {
    const next = state === 'MATCHING' ? 'match_invoice_lines' : 'compare_invoice_lines';
    ({ state } = await db.value<Run>(`select ${next}($1, $2, ${AT_ONCE})`, own));
  }
  const rows = (await read()) - before;
  const outcomes = await db.query('select outcome, count(*)::int from invoice_line group by 1');
  return { rows, outcomes };
}

describe('an invoice with many lines of one package', () => {
  it.each([false, true])('reads of each as much as of one of few, dry: %s', async (isDryRun) => {
    const reads: number[] = [];
    for (const size of SIZES)
      await db.undone(async () => {
        const { rows, outcomes } = await readsOf(size, isDryRun);
        reads.push(rows / size);
        expect(outcomes).toEqual([{ outcome: 'MATCHED', count: size }]);
      });

    if (process.env['LINES']) console.log(`rows for each of ${SIZES.join(', ')} lines: ${reads.join(', ')}`);
    expect((reads.at(-1) ?? 0) / (reads[0] ?? 1)).toBeLessThan(1.3);
  });
});
