import type { Context, LambdaRequest } from '@aws-appsync/utils';

/** Woken, not waited for (F36). */
export function request(): LambdaRequest {
  return { operation: 'Invoke', invocationType: 'Event', payload: {} };
}

/** What was written stays written: a lost wake-up is made good by the next one. */
export function response(ctx: Context) {
  if (ctx.error) {
    console.error({ field: ctx.info.fieldName, fault: 'the relay was not woken', type: ctx.error.type });
  }
  return ctx.prev.result;
}
