import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { put } from '../../commands/import-manifest.ts';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import { totalsOfCharges, totalsOfPage } from '../../functions/cost-report/test-file.ts';
import {
  AddCostLinesDocument,
  AllocateCostDocument,
  GetCostExportDocument,
  GetInvoiceImportDocument,
  ListCostLinesDocument,
  ListInvoiceLinesDocument,
  OfficeCostReportDocument,
  PackageCostsDocument,
  RematchInvoiceDocument,
  ReverseCostLineDocument,
  StartCostExportDocument,
  StartInvoiceImportDocument,
  type CostLineInput,
  type StartCostExportInput,
} from '../../graphql/generated/graphql.ts';
import { present } from '../present.ts';
import { officeIds, registerParcel, type Parcel } from './parcels.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

let system: RunningSystem;
let finance: GraphqlClient;
let clerk: GraphqlClient;
let parcel: Parcel;
let lisbon: string;

beforeAll(async () => {
  system = await runningSystem();
  finance = await system.signInAs('finance');
  clerk = await system.signInAs('clerk', 'LIS1');
  parcel = await registerParcel(clerk);
  lisbon = (await officeIds(clerk))['LIS1'] ?? '';
});
afterAll(() => system.stop());

function aLine(extra: Partial<CostLineInput> = {}): CostLineInput {
  return {
    sourceLineId: randomUUID(),
    packageId: parcel.id,
    category: 'BASE_FREIGHT',
    stage: 'BILLED',
    amount: '10.00',
    currencyCode: 'EUR',
    incurredAt: '2026-03-31T22:30:00Z',
    ...extra,
  };
}

async function totalOf(client: GraphqlClient): Promise<(string | undefined)[]> {
  const { getPackage } = await client.send(PackageCostsDocument, { id: parcel.id });
  return getPackage?.costTotals.map(({ amount }) => amount.amount) ?? [];
}

/** What became of an invoice when all had been done that would be done. */
async function importInvoice(content: Buffer, puts: number) {
  const { startInvoiceImport } = await finance.send(StartInvoiceImportDocument, {
    input: {
      ...{ idempotencyKey: randomUUID(), officeId: lisbon, carrier: 'DHL', invoiceNumber: 'INV-2026-18' },
      ...{ currencyCode: 'EUR', fileName: 'invoice.csv', sizeInBytes: content.length },
    },
  });
  const upload = present(startInvoiceImport);
  await Promise.all(Array.from({ length: puts }, () => put(upload, content)));
  await system.cloud.idle();
  const { id } = upload.import;
  const { getInvoiceImport } = await finance.send(GetInvoiceImportDocument, { id });
  const { listInvoiceLines } = await finance.send(ListInvoiceLinesDocument, { importId: id });
  return { id, done: getInvoiceImport, lines: listInvoiceLines?.items ?? [] };
}

describe('an invoice of a carrier', () => {
  it('is charged line by line and once, when the function dies, and when its file is put twice', async () => {
    const [known, unknown] = [await registerParcel(clerk), '1Z999AA10123456784'];
    const today = new Date().toISOString().slice(0, 10);
    const content = Buffer.from(
      `our_tracking_number,Tracking Number,Charge Description,Net Amount,Ship Date\r\n` +
        `${known.trackingNumber},,Fuel surcharge,4.10,${today}\r\n,${unknown},Transportation,21.40,${today}\r\n`,
    );
    system.cloud.faults.cause({ fault: 'lambdaKilled', function: 'ImportsImport', times: 1 });

    const first = await importInvoice(content, 2);
    const again = await importInvoice(content, 1);

    expect(system.cloud.faults.list().map(({ fired }) => fired)).toEqual([1]);
    system.cloud.faults.clear();
    expect(first.done).toMatchObject({ state: 'DONE', lineCount: 2 });
    expect(first.lines.map(({ outcome, wasKnown }) => [outcome, wasKnown])).toEqual([
      ['MATCHED', false],
      ['UNMATCHED', false],
    ]);
    expect(again.lines.map(({ outcome, wasKnown }) => [outcome, wasKnown])).toEqual([
      ['MATCHED', true],
      ['UNMATCHED', false],
    ]);
    const { listCostLines } = await finance.send(ListCostLinesDocument, {
      filter: { invoiceReference: 'INV-2026-18' },
    });
    expect(listCostLines?.items).toMatchObject([
      { packageId: known.id, stage: 'BILLED', category: 'FUEL', amount: { amount: '4.1000' } },
    ]);
    const { rematchInvoice } = await finance.send(RematchInvoiceDocument, { input: { importId: first.id } });
    expect(rematchInvoice).toMatchObject({ lastLine: null, import: { id: first.id } });
    expect((await clerk.send(GetInvoiceImportDocument, { id: first.id })).getInvoiceImport).toBeNull();
  });
});

describe('what a package costs', () => {
  it('is entered, divided, taken back, listed and reported, to the cent and in one call each', async () => {
    const line = aLine({ invoiceReference: 'INV-2026-17' });
    const { addCostLines } = await finance.send(AddCostLinesDocument, { lines: [line, line] });
    const { allocateCost } = await finance.send(AllocateCostDocument, {
      input: {
        sourceLineId: 'fuel of the week',
        category: 'FUEL',
        stage: 'BILLED',
        amount: '1.01',
        currencyCode: 'EUR',
        payerOfficeId: lisbon,
        incurredAt: '2026-03-31T23:30:00Z',
        by: 'COUNT',
        parts: [{ packageId: parcel.id }, { packageId: (await registerParcel(clerk)).id }],
      },
    });

    expect(addCostLines?.map(({ error }) => error)).toEqual([null, null]);
    expect(allocateCost?.map(({ amount }) => amount.amount)).toEqual(['0.5100', '0.5000']);
    expect(await totalOf(finance)).toEqual(['10.5100']);

    const { listCostLines } = await finance.send(ListCostLinesDocument, {
      filter: { invoiceReference: 'INV-2026-17' },
    });
    expect(listCostLines?.items).toEqual([addCostLines?.[0]?.line]);

    // half past midnight of the first of April, in Lisbon
    const march = { officeId: lisbon, from: '2026-03-01', to: '2026-03-31', groupBy: 'CATEGORY' } as const;
    const { officeCostReport } = await finance.send(OfficeCostReportDocument, march);
    expect(officeCostReport?.groups.map(({ key, sum }) => [key, sum.amount.amount])).toEqual([
      ['BASE_FREIGHT', '10.0000'],
    ]);

    const { reverseCostLine } = await finance.send(ReverseCostLineDocument, {
      input: { costLineId: addCostLines?.[0]?.line?.id ?? '', reason: 'billed twice' },
    });
    expect(reverseCostLine?.amount.amount).toBe('-10.0000');
    expect(await totalOf(finance)).toEqual(['0.5100']);
  });

  it('is not for clerks, who are told what those are told who ask for nothing', async () => {
    expect(await totalOf(clerk)).toEqual([]);
    const { addCostLines } = await clerk.send(AddCostLinesDocument, { lines: [aLine()] });
    expect(addCostLines?.[0]?.error?.code).toBe('NOT_FOUND');
    const { officeCostReport } = await clerk.send(OfficeCostReportDocument, {
      officeId: lisbon,
      from: '2026-03-01',
      to: '2026-03-31',
      groupBy: 'MONTH',
    });
    expect(officeCostReport).toBeNull();
  });

  it('is asked for by days that there are, in their order', async () => {
    const ask = (from: string, to: string) =>
      finance.send(OfficeCostReportDocument, { officeId: lisbon, from, to, groupBy: 'MONTH' });

    await expect(ask('2026-03-31', '2026-03-01')).rejects.toThrow(/1830/);
    await expect(ask('2016-03-31', '2026-03-01')).rejects.toThrow(/1830/);
  });
});

/** A file of March, when all had been done that would be done. */
async function exportOf(client: GraphqlClient, input: Partial<StartCostExportInput>) {
  const { startCostExport } = await client.send(StartCostExportDocument, {
    input: {
      ...{ idempotencyKey: randomUUID(), officeId: lisbon, from: '2026-03-01', to: '2026-04-30' },
      format: 'CSV',
      ...input,
    },
  });
  await system.cloud.idle();
  const { getCostExport } = await client.send(GetCostExportDocument, { id: present(startCostExport).id });
  return { begun: present(startCostExport), done: present(getCostExport) };
}

describe('a file of what an office was charged', () => {
  it('is had by its address, and adds up to the report', async () => {
    const { officeCostReport } = await finance.send(OfficeCostReportDocument, {
      ...{ officeId: lisbon, from: '2026-03-01', to: '2026-04-30', groupBy: 'CATEGORY' },
    });
    const told = officeCostReport?.totals.map(({ amount, tax, lineCount }) => [
      amount.currencyCode,
      [amount.amount, tax.amount, lineCount],
    ]);

    const csv = await exportOf(finance, { format: 'CSV' });
    const pdf = await exportOf(finance, { format: 'PDF' });

    expect(csv.begun).toMatchObject({ state: 'QUEUED', url: null });
    expect([csv.done.state, pdf.done.state]).toEqual(['DONE', 'DONE']);
    const answer = await fetch(present(csv.done.url));
    const content = new Uint8Array(await answer.arrayBuffer());
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="charges-LIS1-2026-03-01-2026-04-30.csv"',
    );
    expect(content.length).toBe(csv.done.sizeInBytes);
    expect(totalsOfCharges(content)).toEqual(Object.fromEntries(told ?? []));
    const page = new Uint8Array(await (await fetch(present(pdf.done.url))).arrayBuffer());
    expect(await totalsOfPage(page)).toEqual(Object.fromEntries(told ?? []));
  });

  it('is begun once with one key, and for nobody who may not see the report', async () => {
    const idempotencyKey = randomUUID();
    const [first, again] = [
      await exportOf(finance, { idempotencyKey }),
      await exportOf(finance, { idempotencyKey }),
    ];

    expect(again.begun).toMatchObject({ id: first.begun.id, state: 'DONE', url: null });
    await expect(exportOf(clerk, {})).rejects.toThrow('NOT_FOUND');
    await expect(exportOf(finance, { from: '2026-05-01' })).rejects.toThrow('INVALID_INPUT');
    const { getCostExport } = await clerk.send(GetCostExportDocument, { id: first.begun.id });
    expect(getCostExport).toBeNull();
  });
});
