import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../database/test-database.ts';
import { aPackage, anOffice, user, type Parcel } from '../../database/test-parcel.ts';
import type { CostReport } from '../../graphql/generated/graphql.ts';
import type { Database, Value } from '../database.ts';
import { costPage } from './cost-page.ts';
import { ledgerOf } from './ledger.ts';
import { chargesIn, exactly, totalsOfCharges, totalsOfPage, type FileTotals } from './test-file.ts';
import { FONTS } from './test-page.ts';
import { writeExport } from './write-export.ts';

/** Many more by hand. */
const LEDGERS = Number(process.env['LEDGERS'] ?? 12);
const FINANCE = user('finance');
const LINES_AT_ONCE = 4;
const PLACES: Record<string, number> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 };

let db: TestDatabase;
let parcels: Parcel[];
beforeAll(async () => {
  db = await testDatabase();
  parcels = [await aPackage(db), await aPackage(db), await aPackage(db)];
});
afterAll(() => db.close());

/** The Data API's way to name values, in process. */
const api = (): Database => ({
  query: <Row>(sql: string, values: Record<string, Value> = {}) => {
    const names = Object.keys(values);
    const text = sql.replace(/(?<!:):([a-zA-Z]+)/g, (_, name: string) => `$${names.indexOf(name) + 1}`);
    return db.asApi(() => db.query<Row & object>(text, Object.values(values)));
  },
});

const anAct = fc.record({
  act: fc.constantFrom('add', 'add', 'add', 'again', 'reverse', 'allocate'),
  units: fc.bigInt({ min: 1n, max: 10n ** 12n }),
  isTaxed: fc.boolean(),
  day: fc.nat(119),
  stage: fc.constantFrom('QUOTED', 'BILLED', 'ADJUSTED'),
  category: fc.constantFrom('BASE_FREIGHT', 'FUEL', 'PEAK', 'DISCOUNT'),
  currencyCode: fc.constantFrom(...Object.keys(PLACES)),
  parcel: fc.nat(2),
  /** So many at once. */
  copies: fc.integer({ min: 1, max: 6 }),
});
type Act = (typeof anAct)['generate'] extends (...args: never[]) => { value: infer One } ? One : never;

function decimal(units: bigint, places: number): string {
  const digits = `${units}`.padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function lineOf(office: string, { units, isTaxed, day, category, ...act }: Act) {
  const places = PLACES[act.currencyCode] ?? 2;
  const sign = category === 'DISCOUNT' ? '-' : '';
  return {
    sourceLineId: randomUUID(),
    packageId: parcels[act.parcel]?.id,
    payerOfficeId: office,
    category,
    stage: act.stage,
    amount: `${sign}${decimal(units, places)}`,
    tax: isTaxed ? `${sign}${decimal(units / 5n, places)}` : '0',
    currencyCode: act.currencyCode,
    incurredAt: new Date(Date.UTC(2026, 0, 1 + day, 12)).toISOString(),
  };
}

/** Plays the acts, each in a transaction of its own. */
async function play(office: string, acts: Act[]): Promise<void> {
  const sent: object[] = [];
  for (const act of acts) {
    const line = lineOf(office, act);
    if (act.act === 'reverse') await reverseOne(office);
    else if (act.act === 'allocate') {
      const { packageId: _, ...bill } = line;
      const parts = parcels.map(({ id }, index) => ({ packageId: id, basis: `${index + 1}` }));
      await db.value('select allocate_cost($1, $2)', [FINANCE, { ...bill, by: 'WEIGHT', parts }]);
    } else {
      const isAgain = act.act === 'again' && sent.length > 0;
      const lines = isAgain ? sent.slice(-20) : Array.from({ length: act.copies }, () => lineOf(office, act));
      await db.value('select add_cost_lines($1, $2)', [
        FINANCE,
        JSON.stringify(lines.map((one) => JSON.stringify(one))),
      ]);
      if (!isAgain) sent.push(...lines);
    }
  }
}

async function reverseOne(office: string): Promise<void> {
  const [line] = await db.query<{ id: string }>(
    'select id from cost_line where payer_office_id = $1 and reverses_line_id is null order by id limit 1',
    [office],
  );
  if (line) await db.value(`select reverse_cost_line($1, $2, 'wrong')`, [FINANCE, line.id]);
}

type Period = { from: string; to: string; stage: string | null; groupBy: string };

/** The file, as it is written while others go on entering charges. */
async function exported(
  format: 'CSV' | 'PDF',
  office: string,
  period: Period,
  meanwhile: Act[],
): Promise<Uint8Array> {
  const { export: begun } = await db.value<{ export: { id: string } }>('select start_cost_export($1, $2)', [
    FINANCE,
    { idempotencyKey: randomUUID(), officeId: office, format, ...period },
  ]);
  const ledger = ledgerOf(api(), 60, LINES_AT_ONCE);
  const left = [...meanwhile];
  const pieces: Uint8Array[] = [];
  await writeExport({
    ledger: {
      ...ledger,
      charges: async (run, after) => {
        const read = await ledger.charges(run, after);
        await play(office, left.splice(0, 1));
        return read;
      },
    },
    upload: async (_, __, file) => {
      for await (const piece of file) pieces.push(piece);
      return { bytes: 1, mostBuffered: 1 };
    },
    drawPage: (document) => costPage(document, FONTS),
    newId: randomUUID,
    log: () => undefined,
  })(begun.id);
  return Buffer.concat(pieces);
}

async function toldByApi(office: string, { from, to, stage, groupBy }: Period): Promise<FileTotals> {
  const report = await db.value<CostReport>('select office_cost_report($1, $2, $3, $4, $5, $6)', [
    FINANCE,
    ...[office, from, to, groupBy, stage],
  ]);
  return Object.fromEntries(
    report.totals.map(({ amount, tax, lineCount }) => [
      amount.currencyCode,
      [exactly(amount.amount), exactly(tax.amount), lineCount],
    ]),
  );
}

async function summedRaw(office: string, { from, to, stage }: Period): Promise<FileTotals> {
  const rows = await db.query<{ currency: string; amount: string; tax: string; count: number }>(
    `select currency_code as currency, sum(amount)::text as amount, sum(tax)::text as tax, count(*)::int as count
     from cost_line
     where payer_office_id = $1
       and incurred_on between $2 and $3
       and case when $4::text is null then stage in ('BILLED', 'ADJUSTED') else stage = $4 end
     group by 1`,
    [office, from, to, stage],
  );
  return Object.fromEntries(
    rows.map((row) => [row.currency, [exactly(row.amount), exactly(row.tax), row.count]]),
  );
}

const dayOf = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

const aPeriod = fc
  .tuple(
    fc.nat(119),
    fc.nat(119),
    fc.constantFrom(null, null, 'QUOTED', 'BILLED'),
    fc.constantFrom('CATEGORY', 'MONTH'),
  )
  .map(([one, other, stage, groupBy]): Period => ({
    from: dayOf(Math.min(one, other)),
    // with the reversals, which are of today
    to: one > other ? new Date().toISOString().slice(0, 10) : dayOf(other),
    stage,
    groupBy,
  }));

describe('what an office was charged', () => {
  it('is the same in the API, in the CSV, on the page and in the raw charges, to the last digit', async () => {
    let charges = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anAct, { minLength: 1, maxLength: 14 }),
        fc.array(anAct, { maxLength: 3 }),
        aPeriod,
        async (acts, meanwhile, period) => {
          const office = await anOffice(db);
          await play(office, acts);
          const raw = await summedRaw(office, period);

          const page = await exported('PDF', office, period, []);
          const told = await toldByApi(office, period);
          const csv = await exported('CSV', office, period, meanwhile);

          expect(told).toEqual(raw);
          expect(totalsOfCharges(csv)).toEqual(raw);
          expect(await totalsOfPage(page)).toEqual(raw);
          const ids = chargesIn(csv).map(({ charge_id: id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          charges += ids.length;
        },
      ),
      { numRuns: LEDGERS, endOnFailure: true },
    );
    console.log(`${LEDGERS} ledgers, ${charges} charges in their files`);
  }, 1_800_000);
});
