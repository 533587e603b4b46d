import { loadCode } from './load-code.ts';
import type { Outcome, Session } from './types.ts';

const IMPORTS = `import { extensions, runtime, util } from '@aws-appsync/utils';
import * as rds from '@aws-appsync/utils/rds'; import * as ddb from '@aws-appsync/utils/dynamodb';`;

export function aSession(session: Partial<Session> = {}): Session {
  return {
    authType: 'User Pool Authorization',
    appendedErrors: [],
    responseHeaders: {},
    invalidations: [],
    evictions: [],
    log: () => undefined,
    ...session,
  };
}

/** Runs statements as the request handler of a resolver, from line 3 on. */
export function handle(
  statements: string,
  context: Record<string, unknown> = {},
  session = aSession(),
): Outcome {
  const code = `${IMPORTS}\nexport function request(ctx) { ${statements} }`;
  return loadCode(code, 'Query.test.js').call('request', context, session);
}

/** What an expression of resolver code is worth. */
export function valueOf(expression: string, context: Record<string, unknown> = {}): unknown {
  const outcome = handle(`return ${expression};`, context);
  return outcome.kind === 'error' ? outcome.error.message : outcome.value;
}

/** What an expression is refused with, without the place in the code. */
export function rejectionOf(expression: string): string {
  const outcome = handle(`return ${expression};`);
  return outcome.kind === 'error' ? outcome.error.message.replace(/^code\.js:\d+:\d+: /, '') : 'taken';
}
