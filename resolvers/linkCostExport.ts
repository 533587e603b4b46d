import { runtime, type Context, type LambdaRequest } from '@aws-appsync/utils';
import type { CostExport } from '../graphql/generated/graphql.ts';
import { fromFunction } from './from-function.ts';

type Link = Pick<CostExport, 'url' | 'urlExpiresAt'>;

/** For who may have the export, as the step before has found, and only where there is a file. */
export function request(ctx: Context): LambdaRequest {
  const { file } = (ctx.prev.result ?? {}) as { file?: object | null };
  if (!file) {
    runtime.earlyReturn(ctx.prev.result);
  }
  return { operation: 'Invoke', invocationType: 'RequestResponse', payload: { link: file } };
}

export function response(ctx: Context): CostExport {
  return { ...(ctx.prev.result as CostExport), ...fromFunction<Link>(ctx) };
}
