import type { Context } from '@aws-appsync/utils';
import type { MutationReportFoundArgs } from '../graphql/generated/graphql.ts';
import { perform, performed } from './act.ts';
import { identify } from './package-identity.ts';

export function request(ctx: Context<MutationReportFoundArgs>) {
  const { input } = ctx.args;
  return perform(ctx, { ...input, ...identify(input.packageId, input.trackingNumber), kind: 'FOUND' });
}

export function response(ctx: Context<MutationReportFoundArgs>) {
  return performed(ctx);
}
