import type { Session } from '../runtime/types.ts';
import type { FieldFault } from './field-fault.ts';
import type { FieldOutcome } from './resolve-fields.ts';
import type { FieldPlan } from './plan.ts';

/** What resolvers see of the request that they serve (F15). */
export type RunRequest = {
  identity: Record<string, unknown> | null;
  authType: string;
  request: { headers: Record<string, string | string[]>; domainName: null };
  environment: Record<string, string>;
  log: Session['log'];
};

/** One execution of one operation. */
export type Run = RunRequest & {
  /** Coerced, for arguments. */
  variables: Record<string, unknown>;
  /** As the client sent them, for `ctx.info.variables`. */
  sentVariables: Record<string, unknown>;
  faults: FieldFault[];
  outcomes: Map<FieldPlan, Map<object, FieldOutcome>>;
  resolversLeft: number;
  /** The 30 seconds are over (F103). */
  isOver: boolean;
  /** Batches that are being gathered, by the step that asks for them (F37). */
  batches: Map<object, unknown>;
};

/** AppSync's own ceiling (F102). */
const RESOLVER_LIMIT = 10_000;

export function startRun(
  request: RunRequest,
  inputs: {
    variables: Record<string, unknown>;
    sentVariables: Record<string, unknown>;
    resolverLimit: number;
  },
): Run {
  return {
    identity: request.identity,
    authType: request.authType,
    request: request.request,
    environment: request.environment,
    log: request.log,
    variables: inputs.variables,
    sentVariables: inputs.sentVariables,
    faults: [],
    outcomes: new Map(),
    resolversLeft: inputs.resolverLimit || RESOLVER_LIMIT,
    isOver: false,
    batches: new Map(),
  };
}
