import type { Context } from '@aws-appsync/utils';
import type { MutationRaiseExceptionArgs } from '../graphql/generated/graphql.ts';
import { perform, performed } from './act.ts';

export function request(ctx: Context<MutationRaiseExceptionArgs>) {
  const { kind: exceptionKind, ...input } = ctx.args.input;
  const act = { ...input, kind: 'RAISE_EXCEPTION' as const, exceptionKind };
  return perform(ctx, act);
}

export function response(ctx: Context<MutationRaiseExceptionArgs>) {
  return performed(ctx);
}
