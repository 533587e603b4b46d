import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationResendConfirmationArgs } from '../graphql/generated/graphql.ts';
import { changedPerson, idOfPerson } from './person.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationResendConfirmationArgs>) {
  const asking = viewer(ctx);
  const personId = idOfPerson(ctx.args.personId);

  return createPgStatement(sql`
    select resend_confirmation(${asking}::jsonb, ${personId}::uuid)::text as piece`);
}

export function response(ctx: Context<MutationResendConfirmationArgs>) {
  return changedPerson(ctx);
}
