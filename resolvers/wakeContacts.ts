import type { Context, LambdaRequest } from '@aws-appsync/utils';

/** Woken, not waited for (F36): who is to be asked again stands in the database. */
export function request(): LambdaRequest {
  return { operation: 'Invoke', invocationType: 'Event', payload: { resend: true } };
}

/** A lost wake-up is made good by the next one. */
export function response(ctx: Context) {
  if (ctx.error) {
    console.error({ field: ctx.info.fieldName, fault: 'contacts were not woken', type: ctx.error.type });
  }
  return ctx.prev.result;
}
