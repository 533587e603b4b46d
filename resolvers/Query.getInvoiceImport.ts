import { runtime, type Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { InvoiceImport, QueryGetInvoiceImportArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { isUuid } from './uuid.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<QueryGetInvoiceImportArgs>) {
  const { id } = ctx.args;
  const asking = viewer(ctx);
  if (!isUuid(id)) {
    runtime.earlyReturn(null);
  }

  return createPgStatement(sql`
    select invoice_import_json(${asking}::jsonb, ${id}::uuid)::text as piece`);
}

export function response(ctx: Context<QueryGetInvoiceImportArgs>) {
  return document<InvoiceImport>(ctx);
}
