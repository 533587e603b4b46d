import { util } from '@aws-appsync/utils';
import type { ErrorCode } from '../graphql/generated/graphql.ts';

/** Ends the field: the code is for programs, the message is a sentence for people. */
export function fail(code: ErrorCode, message: string): never {
  return util.error(message, code);
}
