import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { OfficeCalendar, QueryGetOfficeCalendarArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<QueryGetOfficeCalendarArgs>) {
  const { officeId } = ctx.args;
  if (!isUuid(officeId)) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select office_calendar_json(${viewer(ctx)}::jsonb, ${officeId})::text as piece`);
}

export function response(ctx: Context<QueryGetOfficeCalendarArgs>) {
  return document<OfficeCalendar>(ctx);
}
