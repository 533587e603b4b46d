import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphqlClient } from '../../demo/graphql-client.ts';
import {
  AddCostLinesDocument,
  AllocateCostDocument,
  ListCostLinesDocument,
  OfficeCostReportDocument,
  PackageCostsDocument,
  ReverseCostLineDocument,
  type CostLineInput,
} from '../../graphql/generated/graphql.ts';
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
