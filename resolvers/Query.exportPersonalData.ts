import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { QueryExportPersonalDataArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<QueryExportPersonalDataArgs>) {
  const asking = viewer(ctx);
  const personId = ctx.args.personId ?? null;
  if (personId !== null && !isUuid(personId)) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select in_pieces(personal_data(${asking}::jsonb, ${personId}::uuid)) as piece`);
}

export function response(ctx: Context<QueryExportPersonalDataArgs>) {
  return document(ctx);
}
