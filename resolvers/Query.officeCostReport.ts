import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { CostReport, ErrorCode, QueryOfficeCostReportArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { checkPeriod, topOf } from './cost-period.ts';
import { fail } from './fail.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

type Reported = CostReport & { error?: { code: ErrorCode; message: string } };

export function request(ctx: Context<QueryOfficeCostReportArgs>) {
  const { officeId, from, to, groupBy, stage, top, reportingCurrency } = ctx.args;
  const asking = viewer(ctx);
  checkPeriod(from, to, ['from', 'to']);
  const groups = topOf(top ?? null, groupBy);
  if (!isUuid(officeId)) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select in_pieces(office_cost_report(
      ${asking}::jsonb, ${officeId}::uuid, ${from}::date, ${to}::date, ${groupBy}, ${stage ?? null},
      ${groups}::int, ${reportingCurrency ?? null}
    )) as piece`);
}

export function response(ctx: Context<QueryOfficeCostReportArgs>): CostReport | null {
  const report = document<Reported>(ctx);
  if (report?.error) {
    fail(report.error.code, report.error.message);
  }
  return report;
}
