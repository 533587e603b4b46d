import { randomUUID } from 'node:crypto';
import type { CostLine, ErrorCode } from '../graphql/generated/graphql.ts';
import { user, type Database, type Parcel, type Viewer } from './test-parcel.ts';

export type Refused = { error: { code: ErrorCode; message: string } };
export type Entered = { wasKnown: boolean; line: CostLine } & Partial<Refused>;

const FINANCE = user('finance');

/** A bill for freight, unless told otherwise. */
export const aCharge = ({ id }: Parcel, extra: object = {}) => ({
  sourceLineId: randomUUID(),
  packageId: id,
  category: 'BASE_FREIGHT',
  stage: 'BILLED',
  amount: '12.50',
  tax: '2.50',
  currencyCode: 'EUR',
  ...extra,
});

export async function addCharges(
  db: Database,
  lines: object[],
  viewer: Viewer = FINANCE,
): Promise<Entered[]> {
  return db.value('select add_cost_lines($1, $2)', [viewer, JSON.stringify(lines)]);
}
