import { extensions, util, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { SubscriptionOnOfficeEventArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { untilEnded, type Followed } from './ended-rights.ts';
import { fail } from './fail.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<SubscriptionOnOfficeEventArgs>) {
  const { officeId } = ctx.args;
  const asking = viewer(ctx);
  if (!isUuid(officeId)) {
    fail('NOT_FOUND', `There is no office ${officeId} where you work.`);
  }

  return createPgStatement(sql`
    select followed_office(${asking}::jsonb, ${officeId}::uuid)::text as piece`);
}

/** The filter replaces AppSync's own matching of arguments, and a payload here would break delivery (F80). */
export function response(ctx: Context<SubscriptionOnOfficeEventArgs>) {
  const found = document<Followed>(ctx);
  if (!found) {
    return fail('NOT_FOUND', `There is no office ${ctx.args.officeId} where you work.`);
  }
  extensions.setSubscriptionFilter(
    util.transform.toSubscriptionFilter({ officeIds: { contains: found.id } }),
  );
  untilEnded(found.ends);
  return null;
}
