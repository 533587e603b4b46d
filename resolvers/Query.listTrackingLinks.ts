import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { QueryListTrackingLinksArgs, TrackingLink } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<QueryListTrackingLinksArgs>) {
  const asking = viewer(ctx);
  const { packageId } = ctx.args;
  if (!isUuid(packageId)) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select in_pieces(tracking_links(${asking}::jsonb, ${packageId}::uuid)) as piece`);
}

export function response(ctx: Context<QueryListTrackingLinksArgs>) {
  return document<TrackingLink[]>(ctx);
}
