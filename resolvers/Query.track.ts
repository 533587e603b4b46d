import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import { parseTrackingNumber } from '../domain/tracking-number.ts';
import type { PublicTracking, QueryTrackArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { fail } from './fail.ts';
import { isStranger } from './stranger.ts';

/** A request has one variable of a name, so whatever the aliases, a stranger's is about one package. */
export function request(ctx: Context<QueryTrackArgs>) {
  const written = ctx.args.trackingNumber;
  if (isStranger(ctx) && ctx.info.variables['trackingNumber'] !== written) {
    fail('INVALID_INPUT', 'With the public key, trackingNumber must be the variable $trackingNumber.');
  }
  const trackingNumber = parseTrackingNumber(written);
  if (trackingNumber === null) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select track(${trackingNumber})::text as piece`);
}

export function response(ctx: Context<QueryTrackArgs>) {
  return document<PublicTracking>(ctx);
}
