import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { NotificationSimulation, QuerySimulateNotificationsArgs } from '../graphql/generated/graphql.ts';
import { checkPeriod } from './cost-period.ts';
import { outcome, type Refusable } from './outcome.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

const MOST_DAYS = 92;

export function request(ctx: Context<QuerySimulateNotificationsArgs>) {
  const { officeId, policy, from, to } = ctx.args;
  const asking = viewer(ctx);
  checkPeriod(from, to, ['from', 'to'], MOST_DAYS);
  const prices = { EMAIL: ctx.env.EMAIL_PRICE_PER_THOUSAND, SMS: ctx.env.SMS_PRICE_PER_THOUSAND };

  return createPgStatement(sql`
    select in_pieces(simulate_notifications(
      ${asking}::jsonb, ${isUuid(officeId) ? officeId : null}::uuid, ${JSON.stringify(policy)}::jsonb, ${from}::date,
      ${to}::date, ${JSON.stringify(prices)}::jsonb
    )) as piece`);
}

export function response(ctx: Context<QuerySimulateNotificationsArgs>) {
  return outcome<Refusable & { simulation?: NotificationSimulation }>(ctx)?.simulation ?? null;
}
