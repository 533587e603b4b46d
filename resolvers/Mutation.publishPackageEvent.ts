import type { Context, NONERequest } from '@aws-appsync/utils';
import type { MutationPublishPackageEventArgs } from '../graphql/generated/graphql.ts';
import { endRight, endStay } from './ended-rights.ts';

/** AppSync has parsed the AWSJSON (F88): the argument is the event itself. */
export function request(ctx: Context<MutationPublishPackageEventArgs>): NONERequest {
  return { payload: ctx.args.event };
}

/**
 * Whoever could see the package only since it was in an office that it has left now sees it no more. What is no event, but the
 * end of a right, is pushed to nobody.
 */
export function response(ctx: Context<MutationPublishPackageEventArgs>) {
  const { packageId, leftOfficeIds, endedRight } = ctx.result;
  if (endedRight) {
    endRight(endedRight);
    return null;
  }
  if (leftOfficeIds) {
    endStay(packageId, leftOfficeIds);
  }
  return ctx.result;
}
