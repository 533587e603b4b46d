import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { Import, QueryGetImportArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<QueryGetImportArgs>) {
  const { id } = ctx.args;
  if (!isUuid(id)) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select import_json(${viewer(ctx)}::jsonb, ${id}::uuid)::text as piece`);
}

export function response(ctx: Context<QueryGetImportArgs>) {
  return document<Import>(ctx);
}
