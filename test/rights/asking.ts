import { answerRequest } from '../../local/appsync/execution/answer-request.ts';
import type { Engine } from '../../local/appsync/execution/engine.ts';
import { subscribe, SubscriptionRefused } from '../../local/appsync/realtime/subscribe.ts';
import { RequestFault } from '../../local/appsync/request-fault.ts';
import type { Identity } from '../../local/appsync/types.ts';

export type Fault = { errorType?: string | null; message: string; path?: unknown; locations?: unknown };
/** As a client gets it; a subscription that began answers its field with null, and what it was told to filter by. */
export type Answer = {
  data: Record<string, unknown> | null;
  errors?: Fault[];
  filter?: unknown;
  invalidated?: string[];
};

export type Question = { document: string; variables: Record<string, unknown> };

/** Puts a question to the API in this process. */
export async function ask(
  engine: Engine,
  identity: Identity,
  { document, variables }: Question,
): Promise<Answer> {
  const caller = { identity, headers: {} };
  try {
    if (document.startsWith('subscription')) return await begin(engine, caller, { document, variables });
    const { answer, effects } = await answerRequest(
      engine,
      { query: document, variables: variables as never, operationName: undefined },
      caller,
    );
    const invalidated = effects.invalidations.map(({ subscriptionField }) => subscriptionField);
    return {
      ...(JSON.parse(JSON.stringify(answer)) as Answer),
      ...(invalidated.length > 0 && { invalidated }),
    };
  } catch (fault) {
    if (fault instanceof RequestFault) return { data: null, errors: [{ message: fault.message }] };
    throw fault;
  }
}

type Caller = Parameters<typeof subscribe>[2];

async function begin(engine: Engine, caller: Caller, { document, variables }: Question): Promise<Answer> {
  try {
    const { field, filter, invalidation } = await subscribe(
      engine,
      JSON.stringify({ query: document, variables }),
      caller,
    );
    return { data: { [field.key]: 'begun' }, filter: { filter, invalidation: invalidation ?? null } };
  } catch (fault) {
    if (fault instanceof SubscriptionRefused)
      return { data: null, errors: fault.errors.map((error) => ({ ...error })) as Fault[] };
    throw fault;
  }
}
