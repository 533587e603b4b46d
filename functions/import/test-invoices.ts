import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { InvoiceImport, InvoiceLine, StartInvoiceImportInput } from '../../graphql/generated/graphql.ts';
import { startDatabase, type LiveDatabase } from '../../test/live-database.ts';
import { importInvoice, type Services } from './import-invoice.ts';
import { invoiceLedgerOf } from './invoice-ledger.ts';

export const FINANCE = { kind: 'USER', sub: 'sub-of-eva', groups: ['finance'] };
export const HEADER = 'line_id,carrier_number,description,amount,tax,charged_on';
export const ROWS_AT_ONCE = 7;

export let database: LiveDatabase;
export let office: string;
export let berlin: string;

/** For `beforeAll`: a database with two offices, of which the first pays. */
export async function startInvoiceWorld(): Promise<void> {
  database = await startDatabase();
  await database.prepare();
  office = await anOffice();
  berlin = await anOffice();
}

export async function anOffice(): Promise<string> {
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
export const newNumber = () => `XX${++numbers}PT`;

/** Registered at the beginning of 2026. */
export async function aPackage(
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

export type Begun = Partial<StartInvoiceImportInput> & { viewer?: object };

export async function begun({ viewer = FINANCE, ...changes }: Begun = {}): Promise<string> {
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

export async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(file);
}

export function run(
  importId: string,
  file: string,
  changes: Partial<Services> = {},
  timeLeft = () => 900_000,
) {
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

export async function imported(rows: string[], changes: Begun = {}): Promise<string> {
  const importId = await begun(changes);
  await run(importId, [HEADER, ...rows].join('\n'));
  return importId;
}

export async function json<Answer>(sql: string, values: Record<string, string>): Promise<Answer> {
  const [row] = await database.api.query<{ answer?: string }>(sql, values);
  return JSON.parse(row?.answer ?? 'null') as Answer;
}

export const importOf = (id: string, viewer: object = FINANCE) =>
  json<InvoiceImport | null>('select invoice_import_json(:viewer::jsonb, :id::uuid)::text as answer', {
    viewer: JSON.stringify(viewer),
    id,
  });

export const linesOf = (id: string, viewer: object = FINANCE) =>
  json<InvoiceLine[]>(
    `select coalesce(json_agg(item order by line), '[]')::text as answer
     from invoice_line_page(:viewer::jsonb, :id::uuid, null, null, 1000)`,
    { viewer: JSON.stringify(viewer), id },
  );

export const outcomesOf = async (id: string) => (await linesOf(id)).map(({ outcome }) => outcome);

export const rematched = (importId: string, viewer: object = FINANCE) =>
  json<{ import: InvoiceImport; lastLine: number | null; error?: { code: string } }>(
    'select rematch_invoice(:viewer::jsonb, :input::jsonb)::text as answer',
    { viewer: JSON.stringify(viewer), input: JSON.stringify({ importId }) },
  );

type Charge = { package_id: string; category: string; amount: string; incurred_on: string; line: string };

/** All that was billed to the office, or those of one invoice. */
export const chargesOf = (payer: string = office) =>
  database.owner.query<Charge>(
    `select package_id, category, amount::text, incurred_on::text, source_line_id as line
     from cost_line where payer_office_id = :payer::uuid and stage = 'BILLED' order by package_id, cost_line.amount`,
    { payer },
  );

export async function chargedTo(packageId: string): Promise<string[]> {
  return (await chargesOf()).filter((one) => one.package_id === packageId).map(({ amount }) => amount);
}

export async function quote(packageId: string, amount: string, changes: object = {}): Promise<void> {
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

export const row = (
  id: string,
  number: string,
  amount = '10.00',
  description = 'Fuel surcharge',
  day = '2026-01-15',
) => `${id},${number},${description},${amount},,${day}`;
