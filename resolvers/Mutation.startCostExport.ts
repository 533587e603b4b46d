import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { CostExport, MutationStartCostExportArgs } from '../graphql/generated/graphql.ts';
import { checkPeriod } from './cost-period.ts';
import { outcome, type Refusable } from './outcome.ts';
import { viewer } from './viewer.ts';

type Started = Refusable & { export?: CostExport };

export function request(ctx: Context<MutationStartCostExportArgs>) {
  const { input } = ctx.args;
  const asking = viewer(ctx);
  checkPeriod(input.from, input.to, ['from', 'to']);

  return createPgStatement(sql`
    select start_cost_export(${asking}::jsonb, ${JSON.stringify(input)}::jsonb)::text as piece`);
}

export function response(ctx: Context<MutationStartCostExportArgs>) {
  return outcome<Started>(ctx)?.export ?? null;
}
