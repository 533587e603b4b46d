import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import { parseLinkSecret } from '../domain/link-secret.ts';
import type { LinkTracking, QueryTrackByLinkArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { isStranger } from './stranger.ts';

export function request(ctx: Context<QueryTrackByLinkArgs>) {
  isStranger(ctx);
  const secret = parseLinkSecret(ctx.args.secret);
  if (secret === null) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select in_pieces(link_tracking(${secret})) as piece`);
}

export function response(ctx: Context<QueryTrackByLinkArgs>) {
  return document<LinkTracking>(ctx);
}
