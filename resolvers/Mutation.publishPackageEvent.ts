import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishPackageEventArgs } from '../graphql/generated/graphql.ts';

/** AppSync has parsed the AWSJSON (F88): the argument is the event itself. */
export function request(ctx: Context<MutationPublishPackageEventArgs>): NONERequest {
  return { payload: ctx.args.event };
}

export function response(ctx: Context<MutationPublishPackageEventArgs>) {
  return ctx.result;
}
