import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishPublicTrackingArgs } from '../graphql/generated/graphql.ts';

/** AppSync has parsed the AWSJSON (F88): the argument is what the public may know. */
export function request(ctx: Context<MutationPublishPublicTrackingArgs>): NONERequest {
  return { payload: ctx.args.tracking };
}

export function response(ctx: Context<MutationPublishPublicTrackingArgs>) {
  return ctx.result;
}
