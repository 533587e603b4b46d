import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import { sentenceOf } from '../domain/notification-sentences.ts';
import type { NotificationExplanation, QueryExplainNotificationArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<QueryExplainNotificationArgs>) {
  const asking = viewer(ctx);
  const { packageId, personId } = ctx.args;
  if (!isUuid(packageId) || !isUuid(personId)) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select in_pieces(notification_explanation(${asking}::jsonb, ${packageId}::uuid, ${personId}::uuid)) as piece`);
}

export function response(ctx: Context<QueryExplainNotificationArgs>) {
  const told = document<Omit<NotificationExplanation, 'sentence'>[]>(ctx);
  return told ? told.map((one) => ({ ...one, sentence: sentenceOf(one) })) : null;
}
