import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationCreateTrackingLinkArgs, NewTrackingLink } from '../graphql/generated/graphql.ts';
import { outcome, type Refusable } from './outcome.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationCreateTrackingLinkArgs>) {
  return createPgStatement(sql`
    select create_tracking_link(${viewer(ctx)}::jsonb, ${JSON.stringify(ctx.args.input)}::jsonb)::text as piece`);
}

export function response(ctx: Context<MutationCreateTrackingLinkArgs>) {
  return outcome<Refusable & { newLink?: NewTrackingLink }>(ctx)?.newLink ?? null;
}
