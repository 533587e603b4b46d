import { runtime, util, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { CostReport, QueryOfficeCostReportArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { fail } from './fail.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

const MOST_DAYS = 1830;
/** So that the days before are written with four digits of the year too. */
const EARLIEST = '1900-01-01';
const DAY_MILLISECONDS = 86_400_000;

export function request(ctx: Context<QueryOfficeCostReportArgs>) {
  const { officeId, from, to, groupBy, stage } = ctx.args;
  const asking = viewer(ctx);
  const days = (startOf(to) - startOf(from)) / DAY_MILLISECONDS + 1;
  if (from < EARLIEST || days < 1 || days > MOST_DAYS) {
    fail(
      'INVALID_INPUT',
      `from ${from} to ${to} are ${days} days; there must be 1 to ${MOST_DAYS}, after 1900.`,
    );
  }
  if (!isUuid(officeId)) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select in_pieces(office_cost_report(
      ${asking}::jsonb, ${officeId}::uuid, ${from}::date, ${to}::date, ${groupBy}, ${stage ?? null}
    )) as piece`);
}

export function response(ctx: Context<QueryOfficeCostReportArgs>) {
  return document<CostReport>(ctx);
}

/** An AWSDate can have an offset, which a day of the office's zone has not. */
function startOf(date: string): number {
  if (date.length !== 10) {
    fail('INVALID_INPUT', `${date} is not a day, e.g. 2026-01-31.`);
  }
  return util.time.parseISO8601ToEpochMilliSeconds(`${date}T00:00:00Z`);
}
