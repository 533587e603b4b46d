import { Amplify, type ResourcesConfig } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import WebSocket from 'ws';
import type { Outputs } from '../../commands/outputs.ts';
import type { TypedDocumentString } from '../../graphql/generated/graphql.ts';

type Observer = { next: (message: { data: unknown }) => void; error: (error: unknown) => void };
/** Amplify's types follow a schema that its own tools generate; ours are in the documents. */
type Client = {
  graphql: (options: { query: string; variables?: unknown }) => Promise<unknown> & {
    subscribe: (observer: Observer) => { unsubscribe: () => void };
  };
};

/** Amplify as a page has it that nobody has signed in to. */
export function amplifyClient(outputs: Outputs) {
  // Node has had a WebSocket of its own since version 22
  globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
  Amplify.configure(JSON.parse(JSON.stringify(outputs)) as ResourcesConfig);
  const client = generateClient({ authMode: 'apiKey' }) as unknown as Client;

  return {
    ask: <Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables) =>
      client.graphql({ query: document.toString(), variables }) as Promise<{ data?: Result }>,
    /** Resolves once AppSync has acknowledged the subscription; `next` with the first push after that. */
    subscribed: <Result, Variables>(
      document: TypedDocumentString<Result, Variables>,
      variables: Variables,
    ): Promise<{ next: Promise<Result> }> => {
      const next = new Promise<Result>((resolve, reject) => {
        const stream = client.graphql({ query: document.toString(), variables });
        const subscription = stream.subscribe({
          next: ({ data }) => {
            subscription.unsubscribe();
            resolve(data as Result);
          },
          error: reject,
        });
      });
      return acknowledged(next);
    },
  };
}

function acknowledged<Next>(next: Promise<Next>): Promise<{ next: Promise<Next> }> {
  return new Promise((resolve, reject) => {
    next.catch(reject);
    const stopListening = Hub.listen('api', ({ payload }) => {
      if (payload.event !== 'Subscription ack') return;
      stopListening();
      resolve({ next });
    });
  });
}
