import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationRemoveStaffArgs } from '../graphql/generated/graphql.ts';
import { endWork } from './ended-rights.ts';
import { fail } from './fail.ts';
import { changed } from './organisation.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationRemoveStaffArgs>) {
  const { officeId, userId } = ctx.args;
  const asking = viewer(ctx);
  if (!isUuid(officeId)) {
    fail('NOT_FOUND', 'Nobody of this id works there.');
  }

  return createPgStatement(sql`
    select remove_staff(${asking}::jsonb, ${officeId}::uuid, ${userId}::text)::text as piece`);
}

export function response(ctx: Context<MutationRemoveStaffArgs>) {
  const member = changed(ctx, 'member');
  if (member) {
    endWork(member.userId, member.officeId);
  }
  return member;
}
