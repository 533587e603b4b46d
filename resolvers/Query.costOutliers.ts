import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { CostOutlier, QueryCostOutliersArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { checkPeriod, within } from './cost-period.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<QueryCostOutliersArgs>) {
  const { officeId, from, to } = ctx.args;
  const asking = viewer(ctx);
  checkPeriod(from, to, ['from', 'to']);
  const factor = within(ctx.args.factor ?? null, 'factor', [3, 1.5, 1000]);
  const leastLines = within(ctx.args.leastLines ?? null, 'leastLines', [20, 5, 10_000]);
  const top = within(ctx.args.top ?? null, 'top', [50, 1, 100]);
  if (!isUuid(officeId)) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select in_pieces(cost_outliers(
      ${asking}::jsonb, ${officeId}::uuid, ${from}::date, ${to}::date, ${`${factor}`}::numeric, ${leastLines}::int,
      ${top}::int
    )) as piece`);
}

export function response(ctx: Context<QueryCostOutliersArgs>) {
  return document<CostOutlier[]>(ctx);
}
