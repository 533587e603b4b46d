import { extensions, util, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { SubscriptionOnPackageEventArgs } from '../graphql/generated/graphql.ts';
import { rows } from './answer.ts';
import { fail } from './fail.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<SubscriptionOnPackageEventArgs>) {
  const { packageId } = ctx.args;
  if (!isUuid(packageId)) {
    fail('NOT_FOUND', `There is no package ${packageId}.`);
  }

  return createPgStatement(sql`
    select p.id
    from visible_package(${viewer(ctx)}::jsonb) p
    where p.id = ${packageId}::uuid`);
}

/** The filter replaces AppSync's own matching of arguments, and a payload here would break delivery (F80). */
export function response(ctx: Context<SubscriptionOnPackageEventArgs>) {
  const [found] = rows<{ id: string }>(ctx);
  if (!found) {
    fail('NOT_FOUND', `There is no package ${ctx.args.packageId}.`);
  }
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ packageId: { eq: found.id } }));
  return null;
}
