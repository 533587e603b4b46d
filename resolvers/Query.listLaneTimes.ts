import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { LaneTime, QueryListLaneTimesArgs } from '../graphql/generated/graphql.ts';
import { keyOf, limitOf, pageOf } from './page.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

const LANE = '^[0-9a-f-]{36}/[0-9a-f-]{36}$';

export function request(ctx: Context<QueryListLaneTimesArgs>) {
  const origin = ctx.args.originOfficeId ?? null;
  const destination = ctx.args.destinationOfficeId ?? null;
  const asking = viewer(ctx);
  const limit = limitOf(ctx.args);
  const [lane] = keyOf(ctx.args, [LANE]);
  if ((origin !== null && !isUuid(origin)) || (destination !== null && !isUuid(destination))) {
    runtime.earlyReturn({ items: [], nextToken: null });
  }

  return createPgStatement(sql`
    select item::text as item, json_build_array(lane)::text as key
    from lane_time_page(
      ${asking}::jsonb, ${origin}::text, ${destination}::text, ${lane}::text, ${limit + 1}::int
    )
    order by lane`);
}

export function response(ctx: Context<QueryListLaneTimesArgs>) {
  return pageOf<LaneTime>(ctx);
}
