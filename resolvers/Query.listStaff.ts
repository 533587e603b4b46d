import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { OfficeMember, QueryListStaffArgs } from '../graphql/generated/graphql.ts';
import { keyOf, limitOf, pageOf } from './page.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

const USER_ID = '^[!-~]{1,128}$';

export function request(ctx: Context<QueryListStaffArgs>) {
  const { officeId } = ctx.args;
  const asking = viewer(ctx);
  const limit = limitOf(ctx.args);
  const [userId] = keyOf(ctx.args, [USER_ID]);
  if (!isUuid(officeId)) {
    runtime.earlyReturn({ items: [], nextToken: null });
  }

  return createPgStatement(sql`
    select item::text as item, json_build_array(user_id)::text as key
    from staff_page(${asking}::jsonb, ${officeId}::uuid, ${userId}::text, ${limit + 1}::int)
    order by user_id`);
}

export function response(ctx: Context<QueryListStaffArgs>) {
  return pageOf<OfficeMember>(ctx);
}
