import type { Context } from '@aws-appsync/utils';
import type { MutationStartReturnArgs } from '../graphql/generated/graphql.ts';
import { perform, performed } from './act.ts';

export function request(ctx: Context<MutationStartReturnArgs>) {
  return perform(ctx, { ...ctx.args.input, kind: 'START_RETURN' });
}

export function response(ctx: Context<MutationStartReturnArgs>) {
  return performed(ctx);
}
