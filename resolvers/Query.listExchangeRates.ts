import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { ExchangeRate, QueryListExchangeRatesArgs } from '../graphql/generated/graphql.ts';
import { keyOf, limitOf, pageOf } from './page.ts';
import { viewer } from './viewer.ts';

const CURRENCY = '^[A-Z]{3}$';
const DAY = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

export function request(ctx: Context<QueryListExchangeRatesArgs>) {
  const { fromCurrency, toCurrency } = ctx.args;
  const asking = viewer(ctx);
  const limit = limitOf(ctx.args);
  const [afterFrom, afterTo, afterDay] = keyOf(ctx.args, [CURRENCY, CURRENCY, DAY]);

  return createPgStatement(sql`
    select item::text as item, json_build_array(item ->> 'fromCurrency', item ->> 'toCurrency', item ->> 'ratedOn')::text as key
    from exchange_rate_page(
      ${asking}::jsonb, ${fromCurrency ?? null}, ${toCurrency ?? null}, ${afterFrom}, ${afterTo}, ${afterDay}::date,
      ${limit + 1}::int
    ) with ordinality p (item, place)
    order by place`);
}

export function response(ctx: Context<QueryListExchangeRatesArgs>) {
  return pageOf<ExchangeRate>(ctx);
}
