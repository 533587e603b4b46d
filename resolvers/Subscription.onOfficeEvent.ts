import { extensions, util, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { SubscriptionOnOfficeEventArgs } from '../graphql/generated/graphql.ts';
import { rows } from './answer.ts';
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
    select o.id
    from visible_office(${asking}::jsonb) o
    where o.id = ${officeId}::uuid
      and works_in_office(${asking}::jsonb, o.id)`);
}

/** The filter replaces AppSync's own matching of arguments, and a payload here would break delivery (F80). */
export function response(ctx: Context<SubscriptionOnOfficeEventArgs>) {
  const [found] = rows<{ id: string }>(ctx);
  if (!found) {
    fail('NOT_FOUND', `There is no office ${ctx.args.officeId} where you work.`);
  }
  extensions.setSubscriptionFilter(
    util.transform.toSubscriptionFilter({ officeIds: { contains: found.id } }),
  );
  return null;
}
