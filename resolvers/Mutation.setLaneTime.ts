import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationSetLaneTimeArgs } from '../graphql/generated/graphql.ts';
import { changed } from './organisation.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationSetLaneTimeArgs>) {
  return createPgStatement(sql`
    select set_lane_time(${viewer(ctx)}::jsonb, ${JSON.stringify(ctx.args.input)}::jsonb)::text as piece`);
}

export function response(ctx: Context<MutationSetLaneTimeArgs>) {
  return changed(ctx, 'laneTime');
}
