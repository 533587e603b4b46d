import type { Context } from '@aws-appsync/utils';
import type { MutationCancelPackageArgs } from '../graphql/generated/graphql.ts';
import { perform, performed } from './act.ts';

export function request(ctx: Context<MutationCancelPackageArgs>) {
  return perform(ctx, { ...ctx.args.input, kind: 'CANCEL' });
}

export function response(ctx: Context<MutationCancelPackageArgs>) {
  return performed(ctx);
}
