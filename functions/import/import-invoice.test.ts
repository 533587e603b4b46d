import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  InvoiceImport,
  InvoiceLine,
  InvoiceLineOutcome,
  StartInvoiceImportInput,
} from '../../graphql/generated/graphql.ts';
import { startDatabase, type LiveDatabase } from '../../test/live-database.ts';
import { importInvoice, type Services } from './import-invoice.ts';
import { invoiceLedgerOf, type InvoiceLedger } from './invoice-ledger.ts';

const FINANCE = { kind: 'USER', sub: 'sub-of-eva', groups: ['finance'] };
const HEADER = 'line_id,carrier_number,description,amount,tax,charged_on';
/** `INVOICE_RUNS=200` tries more ledgers. */
const RUNS = Number(process.env['INVOICE_RUNS'] ?? 4);
const ROWS_AT_ONCE = 7;

let database: LiveDatabase;
let office: string;
let berlin: string;

beforeAll(async () => {
  database = await startDatabase();
  await database.prepare();
  office = await anOffice();
  berlin = await anOffice();
});
afterAll(() => database.close());

async function anOffice(): Promise<string> {
  const id = randomUUID();
  await database.owner.query(
    `with place as (
       insert into location (id, kind, name, office_id, time_zone)
       values (:id::uuid, 'OFFICE', 'Front desk', :id::uuid, 'Europe/Lisbon')
     )
     insert into office (id, code, name, location_id, time_zone, currency_code, cost_centre)
     values (:id::uuid, upper(left(:id, 8)), 'An office', :id::uuid, 'Europe/Lisbon', 'EUR', '4711')`,
    { id },
  );
  return id;
}

let numbers = 1000;
const newNumber = () => `XX${++numbers}PT`;

/** Registered at the beginning of 2026. */
async function aPackage(
  number: string,
  changes: object = {},
): Promise<{ id: string; trackingNumber: string }> {
  const input = {
    idempotencyKey: randomUUID(),
    registeredAt: '2026-01-01T07:00:00Z',
    sender: { name: 'Ana' },
    recipient: { name: 'Rui' },
    originOfficeId: office,
    destinationOfficeId: berlin,
    carrierNumbers: [{ number }],
    ...changes,
  };
  const [row] = await database.api.query<{ made: string }>(
    `select register_package('{"kind":"SYSTEM"}'::jsonb, :input::jsonb, '[]')::text as made`,
    { input: JSON.stringify(input) },
  );
  return (JSON.parse(row?.made ?? '') as { package: { id: string; trackingNumber: string } }).package;
}

type Begun = Partial<StartInvoiceImportInput> & { viewer?: object };

async function begun({ viewer = FINANCE, ...changes }: Begun = {}): Promise<string> {
  const input = {
    ...{ idempotencyKey: randomUUID(), officeId: office, carrier: 'DHL', invoiceNumber: randomUUID() },
    ...{ currencyCode: 'EUR', fileName: 'a.csv', sizeInBytes: 1 },
    ...changes,
  };
  const [row] = await database.api.query<{ started: string }>(
    'select start_invoice_import(:viewer::jsonb, :input::jsonb)::text as started',
    { viewer: JSON.stringify(viewer), input: JSON.stringify(input) },
  );
  return (JSON.parse(row?.started ?? '') as { import: { id: string } }).import.id;
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(file);
}

function run(importId: string, file: string, changes: Partial<Services> = {}, timeLeft = () => 900_000) {
  const services: Services = {
    ledger: invoiceLedgerOf(database.api),
    open: async () => chunksOf(file),
    newId: randomUUID,
    log: () => undefined,
    rowsAtOnce: ROWS_AT_ONCE,
    ...changes,
  };
  return importInvoice(services)({ importId, key: `invoices/${importId}.csv`, etag: 'etag' }, timeLeft);
}

async function imported(rows: string[], changes: Begun = {}): Promise<string> {
  const importId = await begun(changes);
  await run(importId, [HEADER, ...rows].join('\n'));
  return importId;
}

async function json<Answer>(sql: string, values: Record<string, string>): Promise<Answer> {
  const [row] = await database.api.query<{ answer?: string }>(sql, values);
  return JSON.parse(row?.answer ?? 'null') as Answer;
}

const importOf = (id: string, viewer: object = FINANCE) =>
  json<InvoiceImport | null>('select invoice_import_json(:viewer::jsonb, :id::uuid)::text as answer', {
    viewer: JSON.stringify(viewer),
    id,
  });

const linesOf = (id: string, viewer: object = FINANCE) =>
  json<InvoiceLine[]>(
    `select coalesce(json_agg(item order by line), '[]')::text as answer
     from invoice_line_page(:viewer::jsonb, :id::uuid, null, null, 1000)`,
    { viewer: JSON.stringify(viewer), id },
  );

const outcomesOf = async (id: string) => (await linesOf(id)).map(({ outcome }) => outcome);

const rematched = (importId: string, viewer: object = FINANCE) =>
  json<{ import: InvoiceImport; lastLine: number | null; error?: { code: string } }>(
    'select rematch_invoice(:viewer::jsonb, :input::jsonb)::text as answer',
    { viewer: JSON.stringify(viewer), input: JSON.stringify({ importId }) },
  );

type Charge = { package_id: string; category: string; amount: string; incurred_on: string; line: string };

/** All that was billed to the office, or those of one invoice. */
const chargesOf = (payer: string = office) =>
  database.owner.query<Charge>(
    `select package_id, category, amount::text, incurred_on::text, source_line_id as line
     from cost_line where payer_office_id = :payer::uuid and stage = 'BILLED' order by package_id, cost_line.amount`,
    { payer },
  );

async function chargedTo(packageId: string): Promise<string[]> {
  return (await chargesOf()).filter((one) => one.package_id === packageId).map(({ amount }) => amount);
}

async function quote(packageId: string, amount: string, changes: object = {}): Promise<void> {
  const line = {
    ...{
      sourceLineId: randomUUID(),
      packageId,
      category: 'FUEL',
      stage: 'QUOTED',
      amount,
      currencyCode: 'EUR',
    },
    ...changes,
  };
  const [answer] = await json<{ error?: object }[]>(
    `select add_cost_lines('{"kind":"SYSTEM"}'::jsonb, :lines::jsonb)::text as answer`,
    { lines: JSON.stringify([JSON.stringify(line)]) },
  );
  expect(answer?.error).toBeUndefined();
}

const row = (
  id: string,
  number: string,
  amount = '10.00',
  description = 'Fuel surcharge',
  day = '2026-01-15',
) => `${id},${number},${description},${amount},,${day}`;

describe('a line of an invoice', () => {
  it('is charged once to the package that has its number, whatever file brings it, and whoever renames it', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const invoice = { invoiceNumber: 'Re-17 a' };

    const first = await imported([row('1', number, '4.10'), row('2', number, '1.00', 'Base rate')], invoice);
    const again = await imported([row('2', number, '1.00', 'Base rate'), row('1', number, '4.1')], {
      ...{ invoiceNumber: 'RE17A', carrier: ' dhl ', fileName: 'other.csv' },
    });

    expect(await chargedTo(id)).toEqual(['1.0000', '4.1000']);
    expect(await importOf(first)).toMatchObject({
      ...{ state: 'DONE', lineCount: 2 },
      outcomes: [{ outcome: 'MATCHED', lineCount: 2, amount: { amount: '5.1000', currencyCode: 'EUR' } }],
    });
    expect((await linesOf(first)).map(({ wasKnown }) => wasKnown)).toEqual([false, false]);
    expect((await linesOf(again)).map(({ outcome, wasKnown }) => [outcome, wasKnown])).toEqual([
      ['MATCHED', true],
      ['MATCHED', true],
    ]);
  });

  it('keeps the day that the carrier says, where the office is', async () => {
    const number = newNumber();
    await aPackage(number);

    await imported([row('1', number, '3.33', 'Fuel', '2026-03-29')]);

    expect((await chargesOf()).filter(({ amount }) => amount === '3.3300')).toMatchObject([
      { incurred_on: '2026-03-29' },
    ]);
  });

  it('that says something else later is told apart, and not overwritten', async () => {
    const [number, other] = [newNumber(), newNumber()];
    const { id } = await aPackage(number);
    await aPackage(other);
    const invoice = { invoiceNumber: randomUUID() };
    const [known] = await linesOf(await imported([row('1', number, '10.00')], invoice));

    const dearer = await linesOf(await imported([row('1', number, '11.00')], invoice));
    const moved = await linesOf(await imported([row('1', other, '10.00')], invoice));

    expect(dearer).toMatchObject([
      { outcome: 'CHANGED', amount: { amount: '11.0000' }, costLineId: known?.costLineId, wasKnown: true },
    ]);
    expect(moved).toMatchObject([{ outcome: 'CHANGED', costLineId: known?.costLineId }]);
    expect(await chargedTo(id)).toEqual(['10.0000']);
  });

  it('that charges the same as another is flagged, in one file and across invoices, and not charged', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const invoice = { invoiceNumber: randomUUID() };
    const rows = [
      row('1', number),
      row('2', number),
      row('1', number),
      row('1', number, '9.00'),
      row('3', number, '8.00'),
    ];

    const first = await imported(rows, invoice);
    const other = await imported([row('77', number), row('78', number, '8.00', 'Base rate')]);
    const elsewhere = await imported([row('1', number)], { carrier: 'UPS' });
    const shuffled = await imported(rows.toReversed(), invoice);

    expect(await outcomesOf(first)).toEqual(['MATCHED', 'DUPLICATE', 'DUPLICATE', 'CHANGED', 'MATCHED']);
    expect(await outcomesOf(other)).toEqual(['DUPLICATE', 'MATCHED']);
    expect(await outcomesOf(elsewhere)).toEqual(['MATCHED']);
    expect((await outcomesOf(shuffled)).filter((one) => one === 'MATCHED')).toHaveLength(1);
    expect(await chargedTo(id)).toEqual(['8.0000', '8.0000', '10.0000', '10.0000']);
  });

  it('that was taken back may be charged by another invoice', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const [line] = await linesOf(await imported([row('1', number)]));
    await database.api.query(
      `select reverse_cost_line(:viewer::jsonb, :id::uuid, 'wrong invoice')::text as answer`,
      { viewer: JSON.stringify(FINANCE), id: line?.costLineId ?? '' },
    );

    const again = await imported([row('1', number)]);

    expect(await outcomesOf(again)).toEqual(['MATCHED']);
    expect(await chargedTo(id)).toEqual(['-10.0000', '10.0000', '10.0000']);
  });

  it('without a package is kept, and charged when the package becomes known', async () => {
    const number = newNumber();
    const invoice = { invoiceNumber: randomUUID() };
    const importId = await imported([row('1', number), row('2', newNumber())], invoice);
    expect(await outcomesOf(importId)).toEqual(['UNMATCHED', 'UNMATCHED']);
    expect((await rematched(importId)).import.outcomes).toMatchObject([{ lineCount: 2 }]);

    const { id } = await aPackage(number);
    const answer = await rematched(importId);
    const again = await imported([row('1', number)], invoice);

    expect(answer).toMatchObject({
      lastLine: null,
      import: {
        outcomes: [
          { outcome: 'MATCHED', lineCount: 1 },
          { outcome: 'UNMATCHED', lineCount: 1 },
        ],
      },
    });
    expect(await outcomesOf(again)).toEqual(['MATCHED']);
    expect(await chargedTo(id)).toEqual(['10.0000']);
  });

  it('finds the package that had the number on that day', async () => {
    const number = newNumber();
    const journey = async (from: string, until: string) => {
      const { id } = await aPackage(number, { registeredAt: from });
      await database.api.query(`select record_scans('{"kind":"SYSTEM"}'::jsonb, :scans::jsonb, '[]')::text`, {
        scans: JSON.stringify([
          { scanId: randomUUID(), packageId: id, kind: 'HAND_OVER', officeId: berlin, occurredAt: until },
        ]),
      });
      return id;
    };
    const early = await journey('2025-01-10T09:00:00Z', '2025-01-20T09:00:00Z');
    const late = await journey('2025-07-10T09:00:00Z', '2025-07-20T09:00:00Z');
    const days = [
      '2025-01-15',
      '2025-01-21',
      '2025-03-01',
      '2025-07-01',
      '2025-07-12',
      '2025-12-01',
      '2026-03-01',
    ];

    const importId = await imported([
      ...days.map((day, index) => row(`${index}`, number, '1.00', 'Fuel', day)),
      row('before', number, '1.00', 'Fuel', '2024-12-01'),
    ]);

    const found = (await linesOf(importId)).map(({ packageId }) => packageId);
    expect(found).toEqual([early, early, early, early, late, late, null, null]);
  });

  it('is not guessed where several packages fit, or its numbers are of two', async () => {
    const [number, other] = [newNumber(), newNumber()];
    const mine = await aPackage(number);
    await aPackage(number, { originOfficeId: berlin }).catch(() => undefined);
    await database.owner.query(
      `insert into package_carrier_number (package_id, number, place, added_at, registered_at)
       values (:id::uuid, :number, 9, now(), now())`,
      { id: (await aPackage(other)).id, number },
    );
    const importId = await begun();
    await run(
      importId,
      `Reference,AWB Number,Charge,Net,Date\n,${number},Fuel,1,20260115\n${mine.trackingNumber},${number},Fuel,2,20260115\n` +
        `${mine.trackingNumber},${other},Fuel,3,20260115\nOrder 7,${other},Fuel,4,20260115\n${mine.trackingNumber},,Fuel,5,20260115`,
    );

    expect(await outcomesOf(importId)).toEqual(['AMBIGUOUS', 'MATCHED', 'AMBIGUOUS', 'MATCHED', 'MATCHED']);
    expect(await chargedTo(mine.id)).toEqual(['2.0000', '5.0000']);
  });
});

describe('a bill and its quote', () => {
  it('stand apart, and a difference beyond the tolerance is told with both amounts', async () => {
    const [dear, fair, whole, unquoted] = [newNumber(), newNumber(), newNumber(), newNumber()];
    await quote((await aPackage(dear)).id, '10.00');
    await quote((await aPackage(fair)).id, '9.90');
    const total = (await aPackage(whole)).id;
    await quote(total, '20.00', { category: 'BASE_FREIGHT' });
    await quote(total, '5.00', { category: 'OTHER', payerOfficeId: berlin });
    await aPackage(unquoted);
    const rows = [
      ...[row('1', dear, '10.50'), row('2', fair, '10.00'), row('3', whole, '16.00', 'Base rate')],
      ...[
        row('4', whole, '4.00', 'Peak'),
        row('5', unquoted),
        row('6', whole, '4.00', 'Base rate', '2026-01-16'),
      ],
    ];

    for (const isDryRun of [true, false]) {
      const lines = await linesOf(
        await imported(rows, { tolerancePercent: '2', toleranceAmount: '0.20', isDryRun }),
      );

      expect(lines.map(({ outcome, quoted, billed }) => [outcome, quoted?.amount, billed?.amount])).toEqual([
        ['DIFFERS_FROM_QUOTE', '10.0000', '10.5000'],
        ['MATCHED', '9.9000', '10.0000'],
        ['MATCHED', '20.0000', '20.0000'],
        // not quoted by itself: the whole package is compared
        ['DIFFERS_FROM_QUOTE', '20.0000', '24.0000'],
        ['MATCHED', undefined, undefined],
        ['MATCHED', '20.0000', '20.0000'],
      ]);
      expect(lines.every(({ costLineId }) => (costLineId === null) === isDryRun)).toBe(true);
    }
    const totals = await database.owner.query(
      'select stage, amount::text from package_cost where package_id = :id::uuid order by stage',
      { id: total },
    );
    expect(totals).toEqual([
      { stage: 'BILLED', amount: '24.0000' },
      { stage: 'QUOTED', amount: '25.0000' },
    ]);
  });

  it('that was taken back is none', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    await quote(id, '1.00');
    const [line] = await database.owner.query<{ id: string }>(
      'select id from cost_line where package_id = :id::uuid',
      { id },
    );
    await database.api.query(
      `select reverse_cost_line('{"kind":"SYSTEM"}'::jsonb, :id::uuid, 'wrong')::text as answer`,
      { id: line?.id ?? '' },
    );

    expect(await linesOf(await imported([row('1', number)]))).toMatchObject([
      { outcome: 'MATCHED', quoted: null },
    ]);
  });
});

type Written = { id: string | null; parcel: number; cents: number; description: string; day: number };

const aLine = fc.record<Written>({
  id: fc.constantFrom(null, null, 'a', 'b', 'c', 'd', 'e'),
  // the last is not known before the end
  parcel: fc.nat(3),
  cents: fc.constantFrom(0, 1, 999, 12_345),
  description: fc.constantFrom('Fuel', 'Base rate', 'Something new'),
  day: fc.integer({ min: 14, max: 16 }),
});
/** Two invoices of one carrier; the same id always stands for the same line of one invoice. */
const anInvoice = fc.array(aLine, { minLength: 1, maxLength: 14 }).map((lines) => {
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
          const [carrier, known] = [`C${++numbers}`, [newNumber(), newNumber(), newNumber(), newNumber()]];
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

describe('who imports', () => {
  const finance = FINANCE;

  async function staff(role: 'CLERK' | 'MANAGER', officeId: string): Promise<object> {
    const sub = randomUUID();
    await database.owner.query(
      'insert into office_member (sub, office_id, role) values (:sub, :office::uuid, :role)',
      { sub, office: officeId, role },
    );
    return { kind: 'USER', sub, groups: ['staff'] };
  }

  it('is admin, finance, or a manager of the office that pays; nobody else is told that there is an invoice', async () => {
    const importId = await imported([row('1', newNumber())]);
    const own = [{ ...finance, groups: ['admin'] }, finance, await staff('MANAGER', office)];
    const others = [
      ...[await staff('MANAGER', berlin), await staff('CLERK', office), { kind: 'SYSTEM' }],
      { kind: 'USER', sub: 'x', groups: [] },
    ];
    const seen = async (viewer: object) => ({
      import: await importOf(importId, viewer),
      lines: await linesOf(importId, viewer),
      absent: await importOf(randomUUID(), viewer),
      rematched: (await rematched(importId, viewer)).error?.code,
      begun: await begun({ viewer }).then(
        () => 'begun',
        () => 'refused',
      ),
      listed: await json<number>(
        `select count(*)::text as answer from invoice_import_page(:viewer::jsonb, :office::uuid, null, 5)`,
        { viewer: JSON.stringify(viewer), office },
      ),
    });

    for (const viewer of own)
      expect(await seen(viewer)).toMatchObject({
        ...{ import: { id: importId }, lines: [{ line: 2 }], absent: null, begun: 'begun', listed: 5 },
      });
    for (const viewer of others)
      expect(await seen(viewer)).toEqual({
        ...{ import: null, lines: [], absent: null, rematched: 'NOT_FOUND', begun: 'refused', listed: 0 },
      });
  });

  it('charges packages that are theirs; those of others are as unknown, until finance tries', async () => {
    const [ours, theirs] = [newNumber(), newNumber()];
    await aPackage(ours);
    const elsewhere = await anOffice();
    await aPackage(theirs, { originOfficeId: elsewhere, destinationOfficeId: elsewhere });
    const manager = await staff('MANAGER', office);
    const importId = await imported([row('1', ours), row('2', theirs), row('3', newNumber())], {
      viewer: manager,
    });

    const lines = await linesOf(importId, manager);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['MATCHED', 'UNMATCHED', 'UNMATCHED']);
    expect({ ...lines[1], line: 0, lineId: '', carrierNumber: '' }).toEqual({
      ...{ ...lines[2], line: 0, lineId: '', carrierNumber: '' },
    });
    await rematched(importId, manager);
    expect(await outcomesOf(importId)).toEqual(['MATCHED', 'UNMATCHED', 'UNMATCHED']);
    await rematched(importId);
    expect(await outcomesOf(importId)).toEqual(['MATCHED', 'MATCHED', 'UNMATCHED']);
  });

  it('and lost the right on the way charges nothing more', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const manager = (await staff('MANAGER', office)) as { sub: string };
    const importId = await begun({ viewer: manager });
    await database.owner.query('delete from office_member where sub = :sub', { sub: manager.sub });

    await run(importId, `${HEADER}\n${row('1', number)}`);

    expect(await importOf(importId)).toMatchObject({ state: 'FAILED', error: { code: 'NOT_FOUND' } });
    expect(await chargedTo(id)).toEqual([]);
  });
});

describe('an amount of an invoice', () => {
  it.each([
    ['12.50', 'EUR', 'MATCHED'],
    ['012.5', 'EUR', 'MATCHED'],
    ['0', 'EUR', 'MATCHED'],
    ['100', 'JPY', 'MATCHED'],
    ['1.505', 'KWD', 'MATCHED'],
    ['999999999999999.99', 'EUR', 'MATCHED'],
    ['1.5', 'JPY', 'FAILED'],
    ['1.5005', 'KWD', 'FAILED'],
    ['1.005', 'EUR', 'FAILED'],
    ['1e3', 'EUR', 'FAILED'],
    ['"1,50"', 'EUR', 'FAILED'],
    ['"1.234,56"', 'EUR', 'FAILED'],
    ['"1,234.56"', 'EUR', 'FAILED'],
    ['NaN', 'EUR', 'FAILED'],
    ['Infinity', 'EUR', 'FAILED'],
    ['-1', 'EUR', 'FAILED'],
    ['+1', 'EUR', 'FAILED'],
    ['(1.00)', 'EUR', 'FAILED'],
    ['€ 1.00', 'EUR', 'FAILED'],
    ['1'.repeat(40), 'EUR', 'FAILED'],
    ['0x10', 'EUR', 'FAILED'],
    ['١٢', 'EUR', 'FAILED'],
    ["'); drop table cost_line; --", 'EUR', 'FAILED'],
  ])('%s of %s is %s', async (amount, currencyCode, outcome) => {
    const number = newNumber();
    await aPackage(number);

    const [line] = await linesOf(await imported([row('1', number, amount)], { currencyCode }));

    expect(line?.outcome).toBe(outcome);
    if (outcome === 'FAILED')
      expect(line).toMatchObject({ amount: null, problem: { code: 'INVALID_INPUT' } });
  });

  it('has a comma only where the import says so, and is never of another currency or the wrong sign', async () => {
    const number = newNumber();
    const { id } = await aPackage(number);
    const importId = await begun({ decimalSeparator: 'COMMA' });

    await run(
      importId,
      `carrier_number;description;amount;tax;currency;charged_on\n${number};Fuel;1.234,56;0,5;eur;2026-01-15\n` +
        `${number};Peak;1234.56;;;2026-01-15\n${number};Peak;1,00;;USD;2026-01-15\n${number};Discount;-1,00;;;2026-01-15\n` +
        `${number};Discount;1,00;;;2026-01-15\n${number};Duty;1,00;-0,10;;2026-01-15`,
    );

    expect(await outcomesOf(importId)).toEqual([
      'MATCHED',
      'FAILED',
      'FAILED',
      'MATCHED',
      'FAILED',
      'FAILED',
    ]);
    expect(await chargedTo(id)).toEqual(['-1.0000', '1234.5600']);
  });
});

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
