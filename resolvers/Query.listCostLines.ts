import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { CostLine, QueryListCostLinesArgs } from '../graphql/generated/graphql.ts';
import { fail } from './fail.ts';
import { keyOf, limitOf, pageOf } from './page.ts';
import { viewer } from './viewer.ts';

const MOMENT = '^[0-9: .+-]{19,40}$';
const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

export function request(ctx: Context<QueryListCostLinesArgs>) {
  const { filter } = ctx.args;
  const asking = viewer(ctx);
  const limit = limitOf(ctx.args);
  const [afterAt, afterId] = keyOf(ctx.args, [MOMENT, UUID]);
  if (!filter.packageId && !filter.payerOfficeId && !filter.invoiceReference) {
    fail('INVALID_INPUT', 'filter must have a packageId, a payerOfficeId or an invoiceReference.');
  }

  const lane = filter.lane ?? null;
  if (lane !== null && (!filter.payerOfficeId || !!filter.packageId || !!filter.invoiceReference)) {
    fail(
      'INVALID_INPUT',
      'filter.lane is for the charges of a payerOfficeId, without packageId and invoiceReference.',
    );
  }

  return createPgStatement(sql`
    select item::text as item, json_build_array(incurred_at::text, id)::text as key
    from cost_line_page(
      ${asking}::jsonb, ${JSON.stringify(filter)}::jsonb, ${afterAt}::timestamptz, ${afterId}::uuid, ${limit + 1}::int
    )
    order by incurred_at desc, id desc`);
}

export function response(ctx: Context<QueryListCostLinesArgs>) {
  return pageOf<CostLine>(ctx);
}
