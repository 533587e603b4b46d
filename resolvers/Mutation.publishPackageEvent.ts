import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishPackageEventArgs } from '../graphql/generated/graphql.ts';
import { endStay } from './ended-rights.ts';

/** AppSync has parsed the AWSJSON (F88): the argument is the event itself. */
export function request(ctx: Context<MutationPublishPackageEventArgs>): NONERequest {
  return { payload: ctx.args.event };
}

/** Whoever could see the package only since it was in an office that it has left now sees it no more. */
export function response(ctx: Context<MutationPublishPackageEventArgs>) {
  const { packageId, leftOfficeIds } = ctx.result;
  if (leftOfficeIds) {
    endStay(packageId, leftOfficeIds);
  }
  return ctx.result;
}
