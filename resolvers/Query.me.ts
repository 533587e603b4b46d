import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { Me } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context) {
  return createPgStatement(sql`
    select in_pieces(me(${viewer(ctx)}::jsonb)) as piece`);
}

export function response(ctx: Context) {
  return document<Me>(ctx);
}
