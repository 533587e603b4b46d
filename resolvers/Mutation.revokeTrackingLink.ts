import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationRevokeTrackingLinkArgs, TrackingLink } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { fail } from './fail.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationRevokeTrackingLinkArgs>) {
  const asking = viewer(ctx);
  const { id } = ctx.args;
  if (!isUuid(id)) {
    refuse(id);
  }

  return createPgStatement(sql`
    select revoke_tracking_link(${asking}::jsonb, ${id}::uuid)::text as piece`);
}

export function response(ctx: Context<MutationRevokeTrackingLinkArgs>) {
  return document<TrackingLink>(ctx) ?? refuse(ctx.args.id);
}

function refuse(id: string): never {
  return fail('NOT_FOUND', `There is no tracking link ${id}.`);
}
