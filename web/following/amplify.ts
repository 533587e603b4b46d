import type { Answer, Api } from './api.ts';

/** As `generateClient()` of aws-amplify/api makes it; its own types follow a schema that Amplify's tools generate. */
type Client = { graphql: (request: { query: never; variables: never }) => unknown };
/** `Hub` of aws-amplify/utils. */
type Hub = { listen: (channel: 'api', listener: (message: { payload: HubPayload }) => void) => () => void };
type HubPayload = { event: string; data?: unknown };
type Stream = {
  subscribe: (observer: {
    next: (message: { data: never }) => void;
    error: () => void;
    complete: () => void;
  }) => {
    unsubscribe: () => void;
  };
};

/** Amplify subscribes again by itself when its socket has broken, and says so by acknowledging once more. */
export function amplifyApi(client: Client, hub: Hub): Api {
  const send = (query: unknown, variables: unknown) =>
    client.graphql({ query: `${query}` as never, variables: variables as never });
  return {
    // rejects with the answer where it has errors
    query: (document, variables) =>
      (send(document, variables) as Promise<Answer<never>>).catch((refusal: Answer<never>) => {
        if (refusal.errors) return refusal;
        throw refusal;
      }),
    subscribe: (document, variables, { ready, next, lost }) => {
      const stopListening = hub.listen('api', ({ payload: { event, data } }) => {
        if (event === 'Subscription ack' && isOf(data, variables)) ready();
      });
      const observer = { next: ({ data }: { data: never }) => next(data), error: lost, complete: lost };
      const subscription = (send(document, variables) as Stream).subscribe(observer);
      return () => {
        stopListening();
        subscription.unsubscribe();
      };
    },
  };
}

function isOf(acknowledged: unknown, variables: unknown): boolean {
  return JSON.stringify((acknowledged as { variables?: unknown }).variables) === JSON.stringify(variables);
}
