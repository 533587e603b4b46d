import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationResetPreferencesArgs } from '../graphql/generated/graphql.ts';
import { changedPerson, idOfPerson } from './person.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationResetPreferencesArgs>) {
  const asking = viewer(ctx);
  const personId = idOfPerson(ctx.args.personId);

  return createPgStatement(sql`
    select reset_preferences(${asking}::jsonb, ${personId}::uuid)::text as piece`);
}

export function response(ctx: Context<MutationResetPreferencesArgs>) {
  return changedPerson(ctx);
}
