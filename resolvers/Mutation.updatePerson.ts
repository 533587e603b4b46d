import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationUpdatePersonArgs } from '../graphql/generated/graphql.ts';
import { changedPerson } from './person.ts';
import { viewer } from './viewer.ts';

/** What was not given is not in the text; what is to be taken away is in it as null. */
export function request(ctx: Context<MutationUpdatePersonArgs>) {
  return createPgStatement(sql`
    select update_person(${viewer(ctx)}::jsonb, ${JSON.stringify(ctx.args.input)}::jsonb)::text as piece`);
}

export function response(ctx: Context<MutationUpdatePersonArgs>) {
  return changedPerson(ctx);
}
