import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import { custodyOf, type CustodyStep } from '../domain/custody.ts';
import type { CustodyPeriod, Location, Office, QueryCustodyChainArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

type Named = { officeId: string | null; locationId: string | null };
type History = {
  pages: (Omit<CustodyStep, 'office' | 'location'> & Named)[][];
  offices: Record<string, Office>;
  locations: Record<string, Location>;
};

export function request(ctx: Context<QueryCustodyChainArgs>) {
  const { packageId } = ctx.args;
  if (!isUuid(packageId)) {
    runtime.earlyReturn(null);
  }
  return createPgStatement(sql`
    select in_pieces(custody_json(${viewer(ctx)}::jsonb, ${packageId}::uuid)) as piece`);
}

export function response(ctx: Context<QueryCustodyChainArgs>): CustodyPeriod[] | null {
  const history = document<History>(ctx);
  if (!history) {
    return null;
  }
  const { pages, offices, locations } = history;
  return custodyOf(
    pages.map((page) =>
      page.map((step) => ({
        ...step,
        office: offices[step.officeId ?? ''] ?? null,
        location: locations[step.locationId ?? ''] ?? null,
      })),
    ),
  );
}
