import { extensions, util, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { SubscriptionOnPackageEventArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { untilEnded, type Followed } from './ended-rights.ts';
import { fail } from './fail.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<SubscriptionOnPackageEventArgs>) {
  const { packageId } = ctx.args;
  const asking = viewer(ctx);
  if (!isUuid(packageId)) {
    fail('NOT_FOUND', `There is no package ${packageId}.`);
  }

  return createPgStatement(sql`
    select followed_package(${asking}::jsonb, ${packageId}::uuid)::text as piece`);
}

/** The filter replaces AppSync's own matching of arguments, and a payload here would break delivery (F80). */
export function response(ctx: Context<SubscriptionOnPackageEventArgs>) {
  const found = document<Followed>(ctx);
  if (!found) {
    return fail('NOT_FOUND', `There is no package ${ctx.args.packageId}.`);
  }
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ packageId: { eq: found.id } }));
  untilEnded(found.ends);
  return null;
}
