import { extensions, util, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import { parseTrackingNumber } from '../domain/tracking-number.ts';
import type { SubscriptionOnPublicTrackingArgs } from '../graphql/generated/graphql.ts';
import { rows } from './answer.ts';
import { fail } from './fail.ts';
import { isStranger } from './stranger.ts';

export function request(ctx: Context<SubscriptionOnPublicTrackingArgs>) {
  isStranger(ctx);
  const trackingNumber = parseTrackingNumber(ctx.args.trackingNumber);
  if (trackingNumber === null) {
    refuse();
  }

  return createPgStatement(sql`
    select t."trackingNumber"
    from trackable_number(${trackingNumber}) t ("trackingNumber")`);
}

/** The number of the row, not of the client, which may have written it in its own way. */
export function response(ctx: Context<SubscriptionOnPublicTrackingArgs>) {
  const [found] = rows<{ trackingNumber: string }>(ctx);
  if (!found) {
    refuse();
  }
  extensions.setSubscriptionFilter(
    util.transform.toSubscriptionFilter({ trackingNumber: { eq: found.trackingNumber } }),
  );
  return null;
}

/** In the same words, whether it was mistyped or is nobody's. */
function refuse(): never {
  return fail('NOT_FOUND', 'There is no package of this tracking number.');
}
