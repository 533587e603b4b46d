import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { MutationRemoveWatcherArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { endWatching } from './ended-rights.ts';
import { idOfPackage, idOfPerson } from './person.ts';
import { wantedChildren } from './selection.ts';
import { viewer } from './viewer.ts';
import { packageOf, type Written } from './written.ts';

export function request(ctx: Context<MutationRemoveWatcherArgs>) {
  const asking = viewer(ctx);
  const packageId = idOfPackage(ctx.args.packageId);
  const personId = idOfPerson(ctx.args.personId);

  return createPgStatement(sql`
    select in_pieces(
      remove_watcher(
        ${asking}::jsonb, ${packageId}::uuid, ${personId}::uuid, ${wantedChildren(ctx, '')}::jsonb)) as piece`);
}

export function response(ctx: Context<MutationRemoveWatcherArgs>) {
  const left = packageOf(document<Written>(ctx));
  endWatching(ctx.args.packageId, ctx.args.personId);
  return left;
}
