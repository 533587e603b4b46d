import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { ErrorCode, ImportUpload, MutationStartImportArgs } from '../graphql/generated/graphql.ts';
import { fail } from './fail.ts';
import { viewer } from './viewer.ts';

type Started = ImportUpload & { error?: { code: ErrorCode; message: string } };

export function request(ctx: Context<MutationStartImportArgs>): LambdaRequest {
  return {
    operation: 'Invoke',
    invocationType: 'RequestResponse',
    payload: { viewer: JSON.parse(viewer(ctx)), input: ctx.args.input },
  };
}

/** What the function says itself is for the client; that it failed is not. */
export function response(ctx: Context<MutationStartImportArgs>): ImportUpload {
  if (ctx.error) {
    console.error({ field: ctx.info.fieldName, type: ctx.error.type });
    fail('INTERNAL', 'Something went wrong on our side; it has been logged.');
  }
  const started = ctx.result as Started;
  if (started.error) {
    fail(started.error.code, started.error.message);
  }
  return started;
}
