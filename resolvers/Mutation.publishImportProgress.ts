import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishImportProgressArgs } from '../graphql/generated/graphql.ts';

/** AppSync has parsed the AWSJSON (F88): the argument is the import itself. */
export function request(ctx: Context<MutationPublishImportProgressArgs>): NONERequest {
  return { payload: ctx.args.progress };
}

export function response(ctx: Context<MutationPublishImportProgressArgs>) {
  return ctx.result;
}
