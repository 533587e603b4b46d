import type { Context } from '@aws-appsync/utils';
import type { MutationVoidEventArgs } from '../graphql/generated/graphql.ts';
import { perform, performed } from './act.ts';
import { withCarrierNumber } from './scan-text.ts';

export function request(ctx: Context<MutationVoidEventArgs>) {
  const { correctiveScan, ...input } = ctx.args.input;
  const act = {
    ...input,
    kind: 'VOID' as const,
    correctiveScan: correctiveScan ? withCarrierNumber(correctiveScan) : null,
  };
  return perform(ctx, act);
}

export function response(ctx: Context<MutationVoidEventArgs>) {
  return performed(ctx);
}
