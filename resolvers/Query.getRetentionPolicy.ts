import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { RetentionPolicy } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context) {
  return createPgStatement(sql`
    select retention_policy_json(${viewer(ctx)}::jsonb)::text as piece`);
}

export function response(ctx: Context) {
  return document<RetentionPolicy>(ctx);
}
