import { user, type Database, type Viewer } from './test-parcel.ts';

export type CostCase = { name: string; statement: string; values: unknown[] };

const YEAR = ['2025-02-10', '2026-02-09'];
const GROUPINGS = ['CATEGORY', 'MONTH', 'COST_CENTRE', 'DESTINATION', 'LANE'];

/** Everything that is asked of charges, for an office with many of them, and a year with edges. */
export async function costCases(db: Database, viewer: Viewer = user('finance')): Promise<CostCase[]> {
  const [line] = await db.query<Record<string, string>>(
    `select c.payer_office_id as office, c.origin_office_id as origin, c.destination_office_id as destination,
       c.invoice_reference as invoice, c.package_id as package
     from cost_line c
     join office o on o.id = c.payer_office_id
     where c.incurred_on between '2025-03-01' and '2025-06-01'
     order by o.code, c.incurred_at, c.id
     limit 1`,
  );
  const { office, origin, destination, invoice, package: packageId } = line ?? {};
  const incurred = { from: `${YEAR[0]}T00:00:00Z`, until: `${YEAR[1]}T00:00:00Z` };
  const lane = { originOfficeId: origin, destinationOfficeId: destination };
  const filters: Record<string, object> = {
    'by package': { packageId },
    'by office': { payerOfficeId: office },
    'by office within a year': { payerOfficeId: office, incurred },
    'by category': { payerOfficeId: office, category: 'FUEL', incurred },
    'by lane': { payerOfficeId: office, lane, incurred },
    'by lane and category': { payerOfficeId: office, lane, category: 'FUEL' },
    'by invoice': { payerOfficeId: office, invoiceReference: invoice },
  };
  return [
    ...GROUPINGS.map((grouping) => ({
      name: `officeCostReport by ${grouping}`,
      statement: 'select office_cost_report($1, $2, $3, $4, $5, null, 100, $6) as answer',
      values: [viewer, office, ...YEAR, grouping, 'USD'],
    })),
    {
      name: 'comparePeriods by LANE',
      statement: `select compare_periods($1, $2, $3, $4, '2024-02-11', '2025-02-09', 'LANE', null) as answer`,
      values: [viewer, office, ...YEAR],
    },
    {
      name: 'costOutliers',
      statement: 'select cost_outliers($1, $2, $3, $4, 3, 5, 50) as answer',
      values: [viewer, office, ...YEAR],
    },
    ...Object.entries(filters).map(([name, filter]) => ({
      name: `listCostLines ${name}`,
      statement: 'select id as answer from cost_line_page($1, $2, null, null, 51)',
      values: [viewer, filter],
    })),
  ];
}
