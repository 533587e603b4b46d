import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { EventKind, Package } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { wantedChildren } from './selection.ts';
import { viewer } from './viewer.ts';
import { packageOf, type Written } from './written.ts';

/** What is done to a package at a desk. */
type Act = { kind: EventKind; idempotencyKey: string; packageId: string | null };

export function perform(ctx: Context, act: Act) {
  return createPgStatement(sql`
    select in_pieces(
      perform_act(${viewer(ctx)}::jsonb, ${JSON.stringify(act)}::jsonb, ${wantedChildren(ctx, '')}::jsonb)) as piece`);
}

export function performed(ctx: Context): Package | null {
  return packageOf(document<Written>(ctx));
}
