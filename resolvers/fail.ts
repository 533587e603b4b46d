import { util } from '@aws-appsync/utils';
import type { ErrorCode } from '../graphql/generated/graphql.ts';

const LONGEST_MESSAGE = 300;

/**
 * Ends the field: the code is for programs, the message is a sentence for people, which tells what was sent again in part
 * only: it can be as long as a request.
 */
export function fail(code: ErrorCode, message: string): never {
  const isLong = message.length > LONGEST_MESSAGE;
  return util.error(isLong ? `${message.slice(0, LONGEST_MESSAGE - 1)}…` : message, code);
}
