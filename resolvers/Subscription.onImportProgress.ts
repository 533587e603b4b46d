import { extensions, util, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { SubscriptionOnImportProgressArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { untilEnded, type Followed } from './ended-rights.ts';
import { fail } from './fail.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<SubscriptionOnImportProgressArgs>) {
  const { importId } = ctx.args;
  const asking = viewer(ctx);
  if (!isUuid(importId)) {
    fail('NOT_FOUND', `There is no import ${importId} of an office where you work.`);
  }

  return createPgStatement(sql`
    select followed_import(${asking}::jsonb, ${importId}::uuid)::text as piece`);
}

/** The filter replaces AppSync's own matching of arguments, and a payload here would break delivery (F80). */
export function response(ctx: Context<SubscriptionOnImportProgressArgs>) {
  const found = document<Followed>(ctx);
  if (!found) {
    return fail('NOT_FOUND', `There is no import ${ctx.args.importId} of an office where you work.`);
  }
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ id: { eq: found.id } }));
  untilEnded(found.ends);
  return null;
}
