import { OperationTypeNode } from 'graphql';
import type { Caller } from '../auth/identity.ts';
import type { RequestHeaders } from '../incoming-request.ts';
import { RequestFault } from '../request-fault.ts';
import { effectsOf, NO_EFFECTS, type Effects } from './effects.ts';
import type { Engine } from './engine.ts';
import { execute, type ExecutionAnswer } from './execute.ts';
import { operationNamed } from './prepare.ts';
import type { Variables } from './variables.ts';

/** What a client sends. */
export type GraphQLRequest = { query: string; variables: Variables; operationName: string | undefined };

/** Answers a query or a mutation, and says what else it caused; throws `RequestFault`. */
export async function answerRequest(
  engine: Engine,
  { query, variables, operationName }: GraphQLRequest,
  caller: Caller & { headers: RequestHeaders },
): Promise<{ answer: ExecutionAnswer; effects: Effects }> {
  const document = engine.prepare(query);
  if (document.faults.length > 0)
    return { answer: { data: null, errors: document.faults }, effects: NO_EFFECTS };
  const operation = operationNamed(document, operationName);
  const kind = operation.node.operation;
  if (kind === OperationTypeNode.SUBSCRIPTION) {
    throw new RequestFault('BadRequestException', 'Subscriptions are served over a WebSocket.');
  }
  const begun = engine.begin(operation, variables, caller);
  if ('fault' in begun) return { answer: { data: null, errors: [begun.fault] }, effects: NO_EFFECTS };
  const answer = await execute(kind, begun.fields, begun.run);
  const effects = effectsOf(kind, begun, answer.data);
  // F41: there is no cache to evict anything from
  if (effects.evictions > 0) answer.extensions = { apiCacheEntriesDeleted: 0 };
  return { answer, effects };
}
