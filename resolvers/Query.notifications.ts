import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { Notification, QueryNotificationsArgs } from '../graphql/generated/graphql.ts';
import { keyOf, limitOf, pageOf } from './page.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

export function request(ctx: Context<QueryNotificationsArgs>) {
  const { packageId } = ctx.args;
  const asking = viewer(ctx);
  const limit = limitOf(ctx.args);
  const [afterId] = keyOf(ctx.args, [UUID]);
  if (!isUuid(packageId)) {
    runtime.earlyReturn({ items: [], nextToken: null });
  }

  return createPgStatement(sql`
    select item::text as item, json_build_array(id)::text as key
    from notification_page(${asking}::jsonb, ${packageId}::uuid, ${afterId}::uuid, ${limit + 1}::int)
    order by id desc`);
}

export function response(ctx: Context<QueryNotificationsArgs>) {
  return pageOf<Notification>(ctx);
}
