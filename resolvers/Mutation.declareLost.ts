import type { Context } from '@aws-appsync/utils';
import type { MutationDeclareLostArgs } from '../graphql/generated/graphql.ts';
import { perform, performed } from './act.ts';

export function request(ctx: Context<MutationDeclareLostArgs>) {
  return perform(ctx, { ...ctx.args.input, kind: 'DECLARE_LOST' });
}

export function response(ctx: Context<MutationDeclareLostArgs>) {
  return performed(ctx);
}
