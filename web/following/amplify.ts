import type { Answer, Api, Subscriber } from './api.ts';

/** As `generateClient()` of aws-amplify/api makes it; its own types follow a schema that Amplify's tools generate. */
type Client = { graphql: (request: { query: never; variables: never }) => unknown };
/** `Hub` of aws-amplify/utils. */
type Hub = { listen: (channel: 'api', listener: (message: { payload: HubPayload }) => void) => () => void };
type HubPayload = { event: string; data?: unknown };
/** Of the socket, which all subscriptions share. */
type ConnectionState = { connectionState?: string };
type Stream = {
  subscribe: (observer: {
    next: (message: { data: never }) => void;
    error: () => void;
    complete: () => void;
  }) => {
    unsubscribe: () => void;
  };
};

/** In these the socket is gone: Amplify subscribes again by itself, and says so by acknowledging once more. */
const GONE = ['ConnectionDisrupted', 'ConnectionDisruptedPendingNetwork', 'Disconnected'];
/** In these it is silent, and goes on when it is `Connected` again. It is `Connecting` also for each new subscription. */
const SILENT = ['ConnectedPendingNetwork', 'ConnectedPendingKeepAlive'];

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
    subscribe: (document, variables, { next, lost, ...told }) => {
      const stopListening = hub.listen('api', listener(variables, told));
      const observer = { next: ({ data }: { data: never }) => next(data), error: lost, complete: lost };
      const subscription = (send(document, variables) as Stream).subscribe(observer);
      return () => {
        stopListening();
        subscription.unsubscribe();
      };
    },
  };
}

function listener(variables: unknown, { ready, interrupted }: Omit<Subscriber<never>, 'next' | 'lost'>) {
  let [isSubscribed, isSilent] = [false, false];
  const resume = () => {
    [isSubscribed, isSilent] = [true, false];
    ready();
  };
  return ({ payload: { event, data } }: { payload: HubPayload }) => {
    if (event === 'Subscription ack' && isOf(data, variables)) return resume();
    if (event !== 'ConnectionStateChange' || !isSubscribed) return;
    const { connectionState: state = '' } = data as ConnectionState;
    if (state === 'Connected' && isSilent) return resume();
    if (GONE.includes(state)) isSubscribed = false;
    else if (SILENT.includes(state)) isSilent = true;
    else return;
    interrupted();
  };
}

function isOf(acknowledged: unknown, variables: unknown): boolean {
  return JSON.stringify((acknowledged as { variables?: unknown }).variables) === JSON.stringify(variables);
}
