import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationErasePersonArgs } from '../graphql/generated/graphql.ts';
import { endPerson } from './ended-rights.ts';
import { changedPerson, idOfPerson } from './person.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationErasePersonArgs>) {
  const asking = viewer(ctx);
  const personId = idOfPerson(ctx.args.personId);

  return createPgStatement(sql`
    select erase_person(${asking}::jsonb, ${personId}::uuid)::text as piece`);
}

export function response(ctx: Context<MutationErasePersonArgs>) {
  const erased = changedPerson(ctx);
  if (erased) {
    endPerson(erased.id);
  }
  return erased;
}
