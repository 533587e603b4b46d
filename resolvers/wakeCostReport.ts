import { runtime, type Context, type LambdaRequest } from '@aws-appsync/utils';
import type { CostExport } from '../graphql/generated/graphql.ts';

/** Woken, not waited for (F36), where there is something to write. */
export function request(ctx: Context): LambdaRequest {
  const { id, state } = ctx.prev.result as CostExport;
  if (state !== 'QUEUED') {
    runtime.earlyReturn(ctx.prev.result);
  }
  return { operation: 'Invoke', invocationType: 'Event', payload: { exportId: id } };
}

/** What was begun stays begun: a lost wake-up is made good by who asks for it again. */
export function response(ctx: Context) {
  if (ctx.error) {
    console.error({
      field: ctx.info.fieldName,
      fault: 'the cost report was not woken',
      type: ctx.error.type,
    });
  }
  return ctx.prev.result;
}
