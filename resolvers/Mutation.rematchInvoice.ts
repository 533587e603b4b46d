import type { Context } from '@aws-appsync/utils';
import { createPgStatement, sql } from '@aws-appsync/utils/rds';
import type { ErrorCode, InvoiceRematch, MutationRematchInvoiceArgs } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { fail } from './fail.ts';
import { viewer } from './viewer.ts';

type Rematched = InvoiceRematch & { error?: { code: ErrorCode; message: string } };

export function request(ctx: Context<MutationRematchInvoiceArgs>) {
  return createPgStatement(sql`
    select rematch_invoice(${viewer(ctx)}::jsonb, ${JSON.stringify(ctx.args.input)}::jsonb)::text as piece`);
}

export function response(ctx: Context<MutationRematchInvoiceArgs>): InvoiceRematch | null {
  const rematched = document<Rematched>(ctx);
  if (rematched?.error) {
    fail(rematched.error.code, rematched.error.message);
  }
  return rematched;
}
