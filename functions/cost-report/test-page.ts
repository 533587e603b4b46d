import { readFileSync } from 'node:fs';
import type { CostGroup, CostReport, CostSum } from '../../graphql/generated/graphql.ts';
import type { Fonts } from './page-canvas.ts';
import type { PageDocument } from './page-document.ts';

const FONT = 'node_modules/@expo-google-fonts/inter/';

/** For tests: the fonts that lie beside the Lambda. */
export const FONTS: Fonts = {
  regular: readFileSync(`${FONT}400Regular/Inter_400Regular.ttf`),
  bold: readFileSync(`${FONT}600SemiBold/Inter_600SemiBold.ttf`),
};

export function aSum(amount: string, currencyCode = 'EUR', more: Partial<CostSum> = {}): CostSum {
  const money = (value: string) => ({ amount: value, currencyCode });
  return {
    amount: money(amount),
    tax: money('0.0000'),
    lineCount: 1,
    packageCount: 1,
    averagePerPackage: money(amount),
    previousAmount: money('0.0000'),
    ...more,
  };
}

export function aGroup(key: string, sum: CostSum): CostGroup {
  return { key, label: key, isOthers: false, lane: null, sum, lateDeliveries: null };
}

export function aDocument(report: Partial<CostReport> = {}, more: Partial<PageDocument> = {}): PageDocument {
  return {
    asOf: '2027-01-04T08:30:00.000Z',
    officeName: 'Lisbon Harbour',
    officeCurrency: 'EUR',
    stage: null,
    groupBy: 'CATEGORY',
    chartBy: 'MONTH',
    chart: [],
    ...more,
    report: {
      officeId: '018f2c5e-0000-7000-8000-00000000000a',
      officeCode: 'LIS1',
      timeZone: 'Europe/Lisbon',
      from: '2026-01-01',
      to: '2026-12-31',
      previousFrom: '2025-01-01',
      previousTo: '2025-12-31',
      groups: [],
      totals: [],
      quotedAndBilled: [],
      lateDeliveries: { promisedCount: 0, lateCount: 0, lateShare: null },
      inReportingCurrency: null,
      ...report,
    },
  };
}
