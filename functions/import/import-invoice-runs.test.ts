import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceLineOutcome } from '../../graphql/generated/graphql.ts';
import { importInvoice, type Services } from './import-invoice.ts';
import { invoiceLedgerOf, type InvoiceLedger } from './invoice-ledger.ts';
import {
  aPackage,
  begun,
  chargedTo,
  chunksOf,
  database,
  HEADER,
  imported,
  importOf,
  linesOf,
  newNumber,
  outcomesOf,
  rematched,
  row,
  ROWS_AT_ONCE,
  run,
  startInvoiceWorld,
} from './test-invoices.ts';

/** `INVOICE_RUNS=200` tries more. */
const RUNS = Number(process.env['INVOICE_RUNS'] ?? 3);

beforeAll(startInvoiceWorld);
afterAll(() => database.close());

describe('an invoice', () => {
  it('that is dry tells all and charges nothing, and is charged later', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const rows = [row('1', number), row('2', number), row('3', newNumber()), row('4', number, '1e3')];
    const invoice = { invoiceNumber: randomUUID() };

    const dry = await imported(rows, { ...invoice, isDryRun: true });
    expect(await chargedTo(id)).toEqual([]);
    const done = await imported(rows, invoice);

    const expected: InvoiceLineOutcome[] = ['MATCHED', 'DUPLICATE', 'UNMATCHED', 'FAILED'];
    expect([await outcomesOf(dry), await outcomesOf(done)]).toEqual([expected, expected]);
    expect(await chargedTo(id)).toEqual(['10.0000']);
  });

  it('of which the last line cannot be read charges nothing', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);

    const importId = await imported([
      ...Array.from({ length: 20 }, (_, n) => row(`${n}`, number, `${n}`)),
      '9,"x',
    ]);

    expect(await importOf(importId)).toMatchObject({ state: 'FAILED', error: { code: 'INVALID_FILE' } });
    expect([await chargedTo(id), await linesOf(importId)]).toEqual([[], []]);
  });

  it('of another file in its place is read anew, and one that was done is not read again', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const importId = await begun();
    const slow = run(
      importId,
      [HEADER, ...Array.from({ length: 20 }, (_, n) => row(`${n}`, number, '7.00'))].join('\n'),
      {},
      calls(2),
    );
    await expect(slow).rejects.toMatchObject({ name: 'ImportNotFinished' });

    const other: Partial<Services> = { newId: () => randomUUID() };
    const services = { ...other, ledger: invoiceLedgerOf(database.api) };
    await importInvoice({
      ...{ open: async () => chunksOf(`${HEADER}\n${row('1', number, '6.00')}`), newId: randomUUID },
      ...{ log: () => undefined, rowsAtOnce: ROWS_AT_ONCE, ...services },
    })({ importId, key: 'x', etag: 'another' }, () => 900_000);
    await run(importId, `${HEADER}\n${row('2', number, '5.00')}`);

    expect(await importOf(importId)).toMatchObject({ state: 'DONE', lineCount: 1 });
    expect(await chargedTo(id)).toEqual(['6.0000']);
  });

  it('ends without harm where its file was replaced, or where there is no such import', async () => {
    const importId = await begun();

    await run(importId, '', { open: async () => null });
    await run(randomUUID(), '');

    expect(await importOf(importId)).toMatchObject({ state: 'READING' });
  });

  it('is done by the younger of two runs at the same time, and no line charged twice', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const rows = Array.from({ length: 20 }, (_, n) => row(`${n}`, number, `${n + 1}.00`));
    const importId = await begun();
    const told: unknown[] = [];
    const log: Services['log'] = ({ message }) => void told.push(message);

    await Promise.all([1, 2].map(() => run(importId, [HEADER, ...rows].join('\n'), { log })));

    expect(told.toSorted()).toEqual(['invoice DONE', 'not ours']);
    expect(await chargedTo(id)).toHaveLength(20);
  });

  it(
    'charges every line once, wherever it is killed and run again',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(14), fc.boolean()), { minLength: 1, maxLength: 4 }),
          async (deaths) => {
            const number = newNumber();
            const { id } = await aPackage(number);
            const file = [
              HEADER,
              ...Array.from({ length: 20 }, (_, n) => row(`${n}`, number, `${n + 1}.00`)),
            ].join('\n');
            const importId = await begun();

            for (const [call, isDone] of deaths) {
              const mortal = run(importId, file, { ledger: dyingLedger(call, isDone) });
              await mortal.catch((fault: unknown) => expect(fault).toBeInstanceOf(Killed));
            }
            await Promise.all([run(importId, file), run(importId, file)]);
            await run(importId, file);

            expect(await importOf(importId)).toMatchObject({
              ...{ state: 'DONE', lineCount: 20, outcomes: [{ outcome: 'MATCHED', lineCount: 20 }] },
            });
            expect(await chargedTo(id)).toEqual(Array.from({ length: 20 }, (_, n) => `${n + 1}.0000`));
          },
        ),
        { numRuns: RUNS },
      );
    },
    60_000 + RUNS * 10_000,
  );
});

type Written = { id: string | null; parcel: number; cents: number; description: string; day: number };

const aLine = fc.record<Written>({
  id: fc.constantFrom(null, 'a', 'b', 'c', 'd', 'e', 'f', 'g'),
  // the last is not known before the end
  parcel: fc.nat(3),
  cents: fc.constantFrom(1, 12_345),
  description: fc.constantFrom('Fuel', 'Something new'),
  day: fc.constantFrom(14, 15),
});
/** Two invoices of one carrier; the same id always stands for the same line of one invoice. */
const anInvoice = fc.array(aLine, { minLength: 8, maxLength: 14 }).map((lines) => {
  const byId = new Map<string, Written>();
  return lines.map((line) => {
    if (line.id === null) return line;
    const known = byId.get(line.id) ?? line;
    byId.set(line.id, known);
    return known;
  });
});
/** The lines of an invoice in files: any part of it, in any order, any of them twice. */
const files = (lines: Written[]) =>
  fc.array(fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 14 }), { maxLength: 2 });
const invoices = fc
  .tuple(anInvoice, anInvoice)
  .chain((pair) => fc.tuple(...pair.map((lines) => fc.tuple(fc.constant(lines), files(lines)))));

describe('what is charged', () => {
  it(
    'is each distinct line that has a package, to the cent, however the files are cut, shuffled and sent again',
    async () => {
      await fc.assert(
        fc.asyncProperty(invoices, async (sent) => {
          const [carrier, known] = [`C ${newNumber()}`, [newNumber(), newNumber(), newNumber(), newNumber()]];
          const parcels = [];
          for (const number of known.slice(0, 3)) parcels.push(await aPackage(number));
          const written = ({ id, parcel, cents, description, day }: Written) =>
            row(id ?? '', known[parcel] ?? '', (cents / 100).toFixed(2), description, `2026-01-${day}`);

          const importIds: string[] = [];
          for (const [place, [lines, parts]] of sent.entries())
            for (const part of [...parts, lines, lines.toReversed()])
              importIds.push(await imported(part.map(written), { carrier, invoiceNumber: `${place}` }));
          parcels.push(await aPackage(known[3] ?? ''));
          for (const importId of importIds) await rematched(importId);

          const distinct = new Set(
            sent.flatMap(([lines]) => lines.map(({ id: _, ...said }) => JSON.stringify(said))),
          );
          const expected = parcels.map(({ id }, parcel) => ({
            id,
            cents: [...distinct]
              .map((said) => JSON.parse(said) as Written)
              .filter((line) => line.parcel === parcel)
              .reduce((sum, { cents }) => sum + cents, 0),
          }));
          for (const { id, cents } of expected) {
            const [sum] = await database.owner.query<{ cents: number }>(
              'select coalesce(sum(amount) * 100, 0)::int as cents from cost_line where package_id = :id::uuid',
              { id },
            );
            expect(sum?.cents).toBe(cents);
          }
        }),
        { numRuns: RUNS },
      );
      expect(await database.owner.query('select * from cost_differences()')).toEqual([]);
    },
    60_000 + RUNS * 10_000,
  );
});

/** So many batches have time. */
function calls(most: number): () => number {
  let count = 0;
  return () => (++count > most ? 29_000 : 900_000);
}

class Killed extends Error {}

/** Dies at the nth call of the database: before it is made, or when it was done and nobody heard of it. */
function dyingLedger(call: number, isDone: boolean): InvoiceLedger {
  const ledger = invoiceLedgerOf(database.api);
  let count = 0;
  const mortal =
    <Arguments extends unknown[], Result>(ask: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      const dies = count++ === call;
      if (dies && !isDone) throw new Killed();
      const result = await ask(...given);
      if (dies) throw new Killed();
      return result;
    };
  return {
    begin: mortal(ledger.begin),
    run: (importId, runId) => {
      const { giveIn, match, compare, fail } = ledger.run(importId, runId);
      return { giveIn: mortal(giveIn), match: mortal(match), compare: mortal(compare), fail: mortal(fail) };
    },
  };
}
