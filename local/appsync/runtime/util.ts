import type { util } from '@aws-appsync/utils';
import { dynamodbFunctions } from './util-dynamodb.ts';
import { encodingFunctions } from './util-encoding.ts';
import { errorFunctions } from './util-errors.ts';
import { httpFunctions } from './util-http.ts';
import { idFunctions } from './util-ids.ts';
import { mathFunctions } from './util-math.ts';
import { stringFunctions } from './util-str.ts';
import { timeFunctions } from './util-time.ts';
import { transformFunctions } from './util-transform.ts';
import { xmlFunctions } from './util-xml.ts';
import { matches } from './java-pattern.ts';
import { toJsonObject } from './rds-result.ts';
import type { Session } from './types.ts';

/** `util`, with all that its typings have and nothing more: AppSync type-checks code against them (F7). */
export function utilFunctions(session: () => Session) {
  return {
    ...encodingFunctions,
    ...errorFunctions(session),
    ...idFunctions,
    authType: () => session().authType,
    matches,
    dynamodb: dynamodbFunctions,
    http: httpFunctions(session),
    math: mathFunctions,
    rds: { toJsonObject },
    str: stringFunctions,
    time: timeFunctions,
    transform: transformFunctions,
    xml: xmlFunctions,
  } satisfies Record<keyof typeof util, unknown>;
}
