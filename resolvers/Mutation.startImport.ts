import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { ImportUpload, MutationStartImportArgs } from '../graphql/generated/graphql.ts';
import { fromFunction } from './from-function.ts';
import { viewer } from './viewer.ts';

export function request(ctx: Context<MutationStartImportArgs>): LambdaRequest {
  return {
    operation: 'Invoke',
    invocationType: 'RequestResponse',
    payload: { viewer: JSON.parse(viewer(ctx)), input: ctx.args.input },
  };
}

export function response(ctx: Context<MutationStartImportArgs>): ImportUpload {
  return fromFunction<ImportUpload>(ctx);
}
