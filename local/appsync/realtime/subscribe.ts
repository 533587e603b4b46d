import { getArgumentValues, OperationTypeNode } from 'graphql';
import type { Caller } from '../auth/identity.ts';
import type { Engine, Execution } from '../execution/engine.ts';
import { fieldError } from '../execution/field-fault.ts';
import type { FieldPlan } from '../execution/plan.ts';
import { operationNamed, type PreparedOperation } from '../execution/prepare.ts';
import { ROOT } from '../execution/invocation.ts';
import { outcomeOf, resolveFields } from '../execution/resolve-fields.ts';
import { within } from '../execution/time-limit.ts';
import type { Variables } from '../execution/variables.ts';
import type { RequestHeaders } from '../incoming-request.ts';
import { RequestFault } from '../request-fault.ts';
import type { Session, SubscriptionFilter } from '../runtime/types.ts';
import { filterByArguments, filterFault } from './filter.ts';
import type { FrameError } from './frames.ts';

/** What a subscriber wants to hear of, and what of it. */
export type Interest = {
  field: FieldPlan;
  filter: SubscriptionFilter;
  invalidation: SubscriptionFilter | undefined;
};

/** Why there is no subscription; all of it goes to the client. */
export class SubscriptionRefused extends Error {
  readonly errors: readonly FrameError[];
  constructor(errors: readonly FrameError[]) {
    super('The subscription was refused.');
    this.errors = errors;
  }
}

/** Reads the text of a `start`, asks its resolver, and says what to deliver (F72, F78). */
export async function subscribe(
  engine: Engine,
  text: string,
  caller: Caller & { headers: RequestHeaders },
): Promise<Interest> {
  const { query, variables, operationName } = requestOf(text);
  const execution = engine.begin(operationOf(engine, query, operationName), variables, caller);
  if ('fault' in execution) throw new SubscriptionRefused([execution.fault]);
  const field = execution.fields[0];
  if (!field) throw new RequestFault('BadRequestException', 'The subscription selects no field.');
  const session = await ask(field, execution);
  const args = getArgumentValues(field.definition, field.nodes[0], execution.run.variables);
  const filter = session?.subscriptionFilter ?? filterByArguments(args);
  const fault = filterFault(filter);
  if (fault) throw new RequestFault('BadRequestException', fault);
  return { field, filter, invalidation: session?.invalidationFilter };
}

/** Runs the resolver of the field; what it returns is not delivered, but it can refuse (F78). */
async function ask(field: FieldPlan, { run }: Execution): Promise<Session | undefined> {
  const path = { previous: undefined, key: field.key };
  const refuse = (error: { errorType: string | null; message: string }) =>
    fieldError(path, field.nodes[0], { data: null, errorInfo: null, ...error });
  if (field.refusal) throw new SubscriptionRefused([refuse(field.refusal)]);
  if (!field.resolver) return undefined;
  await within(run, resolveFields([field], ROOT, run));
  const outcome = outcomeOf(field, ROOT, run);
  if (outcome.failed) throw new SubscriptionRefused(outcome.errors.map(refuse));
  return outcome.session;
}

function operationOf(engine: Engine, query: string, name: string | undefined): PreparedOperation {
  const document = engine.prepare(query);
  if (document.faults.length > 0) throw new SubscriptionRefused(document.faults);
  const operation = operationNamed(document, name);
  const kind = operation.node.operation;
  if (kind === OperationTypeNode.SUBSCRIPTION) return operation;
  throw new RequestFault('UnsupportedOperation', `${kind} not supported through the realtime channel`);
}

function requestOf(text: string): { query: string; variables: Variables; operationName: string | undefined } {
  try {
    const { query, variables, operationName } = JSON.parse(text) as Record<string, unknown>;
    if (typeof query === 'string') {
      return {
        query,
        variables: (variables ?? {}) as Variables,
        operationName: typeof operationName === 'string' ? operationName : undefined,
      };
    }
  } catch {
    // answered below, as a text that is JSON and no request
  }
  throw new RequestFault('MalformedHttpRequestException', 'Unable to parse GraphQL query.');
}
