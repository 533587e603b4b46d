import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import { parseLinkSecret } from '../domain/link-secret.ts';
import type { LinkPreferences, MutationSetLinkPreferencesArgs } from '../graphql/generated/graphql.ts';
import { fail } from './fail.ts';
import { outcome, type Refusable } from './outcome.ts';
import { isStranger } from './stranger.ts';

/** A secret that cannot be one is asked for too: it opens nothing, in the same words as one that was revoked. */
export function request(ctx: Context<MutationSetLinkPreferencesArgs>) {
  isStranger(ctx);
  const { secret, input } = ctx.args;

  return createPgStatement(sql`
    select set_link_preferences(${parseLinkSecret(secret)}::text, ${JSON.stringify(input)}::jsonb)::text as piece`);
}

export function response(ctx: Context<MutationSetLinkPreferencesArgs>) {
  const set = outcome<Refusable & { preferences?: LinkPreferences }>(ctx);
  return set?.preferences ?? fail('NOT_FOUND', 'There is no such link of a recipient.');
}
