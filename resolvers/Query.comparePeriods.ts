import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { CostComparison, QueryComparePeriodsArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { checkPeriod, topOf } from './cost-period.ts';
import { fail } from './fail.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<QueryComparePeriodsArgs>) {
  const { officeId, from, to, otherFrom, otherTo, groupBy, stage, top } = ctx.args;
  const asking = viewer(ctx);
  checkPeriod(from, to, ['from', 'to']);
  checkPeriod(otherFrom, otherTo, ['otherFrom', 'otherTo']);
  if (groupBy === 'MONTH') {
    fail('INVALID_INPUT', 'groupBy must not be MONTH: no month is in both periods.');
  }
  const groups = topOf(top ?? null, groupBy);
  if (!isUuid(officeId)) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select in_pieces(compare_periods(
      ${asking}::jsonb, ${officeId}::uuid, ${from}::date, ${to}::date, ${otherFrom}::date, ${otherTo}::date,
      ${groupBy}, ${stage ?? null}, ${groups}::int
    )) as piece`);
}

export function response(ctx: Context<QueryComparePeriodsArgs>) {
  return document<CostComparison>(ctx);
}
