import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationUpdateRetentionPolicyArgs } from '../graphql/generated/graphql.ts';
import { changed } from './organisation.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationUpdateRetentionPolicyArgs>) {
  return createPgStatement(sql`
    select update_retention_policy(${viewer(ctx)}::jsonb, ${JSON.stringify(ctx.args.input)}::jsonb)::text as piece`);
}

export function response(ctx: Context<MutationUpdateRetentionPolicyArgs>) {
  return changed(ctx, 'policy');
}
