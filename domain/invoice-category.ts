import type { CostCategory } from '../graphql/generated/graphql.ts';

/** Words by which carriers name a charge; the first line that fits counts, so what is special stands above what is general. */
const WORDS: readonly (readonly [CostCategory, readonly string[]])[] = [
  ['REFUND', ['refund', 'credit', 'credit note', 'reimbursement']],
  ['DISCOUNT', ['discount', 'rebate', 'incentive']],
  ['FUEL', ['fuel', 'energy surcharge']],
  ['PEAK', ['peak', 'demand surcharge', 'high season']],
  ['SATURDAY', ['saturday', 'weekend']],
  ['SIGNATURE', ['signature', 'delivery confirmation']],
  ['ADDRESS_CORRECTION', ['address correction', 'wrong address', 'address change']],
  ['EXTENDED_AREA', ['extended area', 'remote area', 'delivery area', 'out of area', 'rural']],
  ['RESIDENTIAL', ['residential', 'home delivery', 'private address']],
  [
    'OVERSIZE',
    ['oversize', 'oversized', 'large package', 'additional handling', 'over maximum', 'overweight'],
  ],
  ['DIMENSIONAL', ['dimensional', 'volumetric', 'dim weight']],
  ['INSURANCE', ['insurance', 'declared value', 'shipment protection']],
  ['CUSTOMS_DUTY', ['customs', 'duty', 'duties', 'import clearance', 'disbursement']],
  ['STORAGE', ['storage', 'demurrage', 'warehousing']],
  ['PACKAGING', ['packaging', 'packing', 'carton', 'box']],
  ['LABOUR', ['labour', 'labor', 'handling']],
  ['TAX', ['vat', 'tax', 'gst']],
  [
    'BASE_FREIGHT',
    [
      ...['freight', 'base', 'base rate', 'transportation', 'carriage', 'shipping', 'postage', 'express'],
      ...['standard', 'ground', 'economy', 'priority', 'parcel'],
    ],
  ],
];

const OWN_WORDS = new Set<string>([...WORDS.map(([category]) => category), 'OTHER']);

/** Our category of a charge that a carrier describes; null where we know none of its words. */
export function categoryOf(description: string): CostCategory | null {
  const own = description
    .trim()
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '_');
  if (OWN_WORDS.has(own)) return own as CostCategory;
  const said = ` ${description.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ')} `;
  return WORDS.find(([, words]) => words.some((word) => said.includes(` ${word} `)))?.[0] ?? null;
}
