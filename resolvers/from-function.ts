import type { Context } from '@aws-appsync/utils';
import type { ErrorCode } from '../graphql/generated/graphql.ts';
import { fail } from './fail.ts';

type Refusal = { error?: { code: ErrorCode; message: string } | null };

/** What a Lambda answered. What it says itself is for the client; that it failed is not. */
export function fromFunction<Answer>(ctx: Context): Answer {
  if (ctx.error) {
    console.error({ field: ctx.info.fieldName, type: ctx.error.type });
    fail('INTERNAL', 'Something went wrong on our side; it has been logged.');
  }
  const { error } = ctx.result as Refusal;
  if (error) {
    fail(error.code, error.message);
  }
  return ctx.result as Answer;
}
