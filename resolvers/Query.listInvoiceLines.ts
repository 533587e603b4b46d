import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { InvoiceLine, QueryListInvoiceLinesArgs } from '../graphql/generated/graphql.ts';
import { keyOf, limitOf, pageOf } from './page.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

const NUMBER = '^[0-9]{1,9}$';

export function request(ctx: Context<QueryListInvoiceLinesArgs>) {
  const { importId, outcome } = ctx.args;
  const asking = viewer(ctx);
  const limit = limitOf(ctx.args);
  const [line] = keyOf(ctx.args, [NUMBER]);
  if (!isUuid(importId)) {
    runtime.earlyReturn({ items: [], nextToken: null });
  }

  return createPgStatement(sql`
    select item::text as item, json_build_array(line::text)::text as key
    from invoice_line_page(
      ${asking}::jsonb, ${importId}::uuid, ${outcome ?? null}, ${line}::int, ${limit + 1}::int)
    order by line`);
}

export function response(ctx: Context<QueryListInvoiceLinesArgs>) {
  return pageOf<InvoiceLine>(ctx);
}
