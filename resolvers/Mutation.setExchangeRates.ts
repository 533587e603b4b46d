import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { ErrorCode, ExchangeRate, MutationSetExchangeRatesArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { fail } from './fail.ts';
import { viewer } from './viewer.ts';

type Stored = { rates?: ExchangeRate[]; error?: { code: ErrorCode; message: string } };

const MOST = 500;

export function request(ctx: Context<MutationSetExchangeRatesArgs>) {
  const { rates } = ctx.args;
  const asking = viewer(ctx);
  if (rates.length === 0 || rates.length > MOST) {
    fail('INVALID_INPUT', `rates must hold 1 to ${MOST} rates, not ${rates.length}.`);
  }

  return createPgStatement(sql`
    select in_pieces(set_exchange_rates(${asking}::jsonb, ${JSON.stringify(rates)}::jsonb)) as piece`);
}

export function response(ctx: Context<MutationSetExchangeRatesArgs>): ExchangeRate[] | null {
  const stored = document<Stored>(ctx);
  if (stored?.error) {
    fail(stored.error.code, stored.error.message);
  }
  return stored?.rates ?? null;
}
