import type { Context } from '@aws-appsync/utils';
import type { ErrorCode } from '../graphql/generated/graphql.ts';
import { document } from './answer.ts';
import { fail } from './fail.ts';

/** What a function of the database answers that may refuse. */
export type Refusable = { error?: { code: ErrorCode; message: string } };

/** What it did; ends the field where it refused, and null where it knows nothing of what was asked. */
export function outcome<Answer extends Refusable>(ctx: Context): Answer | null {
  const answer = document<Answer>(ctx);
  if (answer?.error) {
    fail(answer.error.code, answer.error.message);
  }
  return answer;
}
