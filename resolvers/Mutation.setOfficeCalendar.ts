import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationSetOfficeCalendarArgs } from '../graphql/generated/graphql.ts';
import { changed } from './organisation.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationSetOfficeCalendarArgs>) {
  return createPgStatement(sql`
    select set_office_calendar(${viewer(ctx)}::jsonb, ${JSON.stringify(ctx.args.input)}::jsonb)::text as piece`);
}

export function response(ctx: Context<MutationSetOfficeCalendarArgs>) {
  return changed(ctx, 'calendar');
}
