import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { InvoiceUpload, MutationStartInvoiceImportArgs } from '../graphql/generated/graphql.ts';
import { fromFunction } from './from-function.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationStartInvoiceImportArgs>): LambdaRequest {
  return {
    operation: 'Invoke',
    invocationType: 'RequestResponse',
    payload: { kind: 'INVOICE', viewer: JSON.parse(viewer(ctx)), input: ctx.args.input },
  };
}

export function response(ctx: Context<MutationStartInvoiceImportArgs>): InvoiceUpload {
  return fromFunction<InvoiceUpload>(ctx);
}
