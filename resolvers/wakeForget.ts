import type { Context, LambdaRequest } from '@aws-appsync/utils';

/** Woken, not waited for (F36): what is to be forgotten outside the database stands in the database. */
export function request(): LambdaRequest {
  return { operation: 'Invoke', invocationType: 'Event', payload: {} };
}

/** Who was erased stays erased: a lost wake-up is made good by the next one, or by the schedule. */
export function response(ctx: Context) {
  if (ctx.error) {
    console.error({ field: ctx.info.fieldName, fault: 'forget was not woken', type: ctx.error.type });
  }
  return ctx.prev.result;
}
