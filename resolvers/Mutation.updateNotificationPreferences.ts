import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationUpdateNotificationPreferencesArgs } from '../graphql/generated/graphql.ts';
import { changedPerson } from './person.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationUpdateNotificationPreferencesArgs>) {
  return createPgStatement(sql`
    select update_notification_preferences(
      ${viewer(ctx)}::jsonb, ${JSON.stringify(ctx.args.input)}::jsonb
    )::text as piece`);
}

export function response(ctx: Context<MutationUpdateNotificationPreferencesArgs>) {
  return changedPerson(ctx);
}
