import type { Context } from '@aws-appsync/utils';
import type { MutationDisposePackageArgs } from '../graphql/generated/graphql.ts';
import { perform, performed } from './act.ts';

export function request(ctx: Context<MutationDisposePackageArgs>) {
  return perform(ctx, { ...ctx.args.input, kind: 'DISPOSE' });
}

export function response(ctx: Context<MutationDisposePackageArgs>) {
  return performed(ctx);
}
