import { extensions, util, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { Import, SubscriptionOnImportProgressArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
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
    select import_json(${asking}::jsonb, ${importId}::uuid)::text as piece`);
}

/** The filter replaces AppSync's own matching of arguments, and a payload here would break delivery (F80). */
export function response(ctx: Context<SubscriptionOnImportProgressArgs>) {
  const found = document<Import>(ctx);
  if (!found) {
    fail('NOT_FOUND', `There is no import ${ctx.args.importId} of an office where you work.`);
  }
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ id: { eq: `${found?.id}` } }));
  return null;
}
