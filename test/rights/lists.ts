import type { Question } from './asking.ts';
import type { World } from './world.ts';

const PACKAGES = `query($filter: PackageFilter, $sort: PackageSort, $limit: Int) {
  listPackages(filter: $filter, sort: $sort, limit: $limit) {
    items { id trackingNumber sender { name homeOffice { code } } openExceptions { kind } events { id } }
    nextToken
  }
}`;

const CHARGES = `query($filter: CostLineFilter!) {
  listCostLines(filter: $filter, limit: 2) { items { id } nextToken }
}`;
const REPORT = `query($officeId: ID!, $from: AWSDate!, $to: AWSDate!) {
  officeCostReport(officeId: $officeId, from: $from, to: $to, groupBy: MONTH) {
    totals { lineCount packageCount amount { amount } }
    lateDeliveries { promisedCount lateCount }
  }
}`;
const COMPARISON = `query($officeId: ID!, $from: AWSDate!, $to: AWSDate!) {
  comparePeriods(officeId: $officeId, from: $from, to: $to, otherFrom: "2025-01-01", otherTo: "2025-12-31", groupBy: LANE) {
    groups { key amount { amount } otherAmount { amount } }
  }
}`;
const OUTLIERS = `query($officeId: ID!, $from: AWSDate!, $to: AWSDate!) {
  costOutliers(officeId: $officeId, from: $from, to: $to, factor: 1.5, leastLines: 5) { line { id } lineCount }
}`;

/** Lists that could betray a package by their length, by what else they hold, or by how they go on. */
export function listQuestions({ offices, people, imports, invoices, me }: World): Question[] {
  const filters = [
    {},
    { officeId: offices.away },
    { originOfficeId: offices.away },
    { currentOfficeId: offices.away },
    { destinationOfficeId: offices.far },
    { personId: people.theirs },
    { personId: me.person },
    { text: 'Name of theirs' },
    { text: 'theirs' },
    { status: ['ACCEPTED'] },
    { status: ['ACCEPTED', 'REGISTERED', 'AT_HUB'], officeId: offices.far },
    { updated: { from: '2020-01-01T00:00:00Z' } },
  ];
  const listed = filters.flatMap((filter) =>
    [1, 2, 100].map((limit) => ({ document: PACKAGES, variables: { filter, limit } })),
  );
  const charges = [
    { payerOfficeId: offices.home },
    { payerOfficeId: offices.away },
    { invoiceReference: 'Canary invoice' },
  ];
  const reports = [REPORT, COMPARISON, OUTLIERS].flatMap((document) =>
    [offices.home, offices.away].map((officeId) => ({
      document,
      variables: { officeId, from: '2026-01-01', to: '2026-12-31' },
    })),
  );
  return [
    ...listed,
    ...charges.map((filter) => ({ document: CHARGES, variables: { filter } })),
    ...reports,
    { document: PACKAGES, variables: { sort: 'DUE_FIRST' } },
    {
      document: 'query($officeId: ID) { packageChanges(officeId: $officeId) { items { id } hasMore } }',
      variables: { officeId: offices.home },
    },
    {
      document: 'query($officeId: ID!) { listImports(officeId: $officeId) { items { id } nextToken } }',
      variables: { officeId: offices.home },
    },
    {
      document: 'query($id: ID!) { getImport(id: $id) { totalRows } }',
      variables: { id: imports.home },
    },
    {
      document:
        'query($officeId: ID!) { listInvoiceImports(officeId: $officeId) { items { id outcomes { lineCount } } nextToken } }',
      variables: { officeId: offices.home },
    },
    {
      document: 'query($id: ID!) { listInvoiceLines(importId: $id) { items { line } nextToken } }',
      variables: { id: invoices.home },
    },
  ];
}
