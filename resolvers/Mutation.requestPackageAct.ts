import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationRequestPackageActArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { wantedChildren } from './selection.ts';
import { viewer } from './viewer.ts';
import { packageOf, type Written } from './written.ts';

export function request(ctx: Context<MutationRequestPackageActArgs>) {
  const { idempotencyKey, packageId, act, reason } = ctx.args.input;
  const asked = { idempotencyKey, packageId, act, reason };
  return createPgStatement(sql`
    select in_pieces(
      request_act(${viewer(ctx)}::jsonb, ${JSON.stringify(asked)}::jsonb, ${wantedChildren(ctx, '')}::jsonb)) as piece`);
}

export function response(ctx: Context<MutationRequestPackageActArgs>) {
  return packageOf(document<Written>(ctx));
}
