import { getArgumentValues } from 'graphql';
import type { Session } from '../runtime/types.ts';
import { FieldInfo } from './field-info.ts';
import type { FieldPlan } from './plan.ts';
import type { Context } from './resolver.ts';
import type { Run } from './run.ts';

/** Above the first level there is no parent value. */
export const ROOT: Record<string, unknown> = Object.freeze({});

/** What the handlers of one resolver see (F15). */
export function contextOf(field: FieldPlan, source: object, run: Run, session: Session): Context {
  const args = getArgumentValues(field.definition, field.nodes[0], run.variables);

  return {
    arguments: args,
    args,
    identity: run.identity,
    source: source === ROOT ? null : source,
    stash: {},
    request: run.request,
    info: new FieldInfo(field, run.sentVariables),
    env: run.environment,
    outErrors: session.appendedErrors,
  };
}

/** What they say besides their result. */
export function sessionOf(run: Run): Session {
  return {
    authType: run.authType,
    appendedErrors: [],
    responseHeaders: {},
    invalidations: [],
    evictions: [],
    log: run.log,
  };
}
