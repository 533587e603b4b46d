import type { Context } from '@aws-appsync/utils';
import type { MutationReportFoundArgs } from '../graphql/generated/graphql.ts';
import { perform, performed } from './act.ts';

export function request(ctx: Context<MutationReportFoundArgs>) {
  return perform(ctx, { ...ctx.args.input, kind: 'FOUND' });
}

export function response(ctx: Context<MutationReportFoundArgs>) {
  return performed(ctx);
}
