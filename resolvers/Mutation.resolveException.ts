import type { Context } from '@aws-appsync/utils';
import type { MutationResolveExceptionArgs } from '../graphql/generated/graphql.ts';
import { perform, performed } from './act.ts';

export function request(ctx: Context<MutationResolveExceptionArgs>) {
  const { kind: exceptionKind, ...input } = ctx.args.input;
  const act = { ...input, kind: 'RESOLVE_EXCEPTION' as const, exceptionKind };
  return perform(ctx, act);
}

export function response(ctx: Context<MutationResolveExceptionArgs>) {
  return performed(ctx);
}
