import { dynamodb } from './dynamodb.ts';
import { extensionFunctions } from './extensions.ts';
import { rds } from './rds.ts';
import { runtimeFunctions } from './runtime-functions.ts';
import { utilFunctions } from './util.ts';
import type { Session } from './types.ts';

/** Everything resolver code can import or finds as a global, as it looks from outside the realm. */
export function makeLibrary(session: () => Session) {
  return {
    console: {
      log: (...values: unknown[]) => session().log('log', values),
      error: (...values: unknown[]) => session().log('error', values),
    },
    modules: {
      '@aws-appsync/utils': {
        util: utilFunctions(session),
        extensions: extensionFunctions(session),
        runtime: runtimeFunctions,
      },
      '@aws-appsync/utils/dynamodb': dynamodb,
      '@aws-appsync/utils/rds': rds,
    },
  };
}
