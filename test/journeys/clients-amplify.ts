import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { signIn, signOut } from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import type { Access, JourneyClient, Mode, Note } from './clients-journey.ts';

// runs in a browser too: nothing of Node here

/** Amplify's types follow a schema that its own tools generate. */
type AmplifyClient = { graphql: (options: { query: string }) => unknown };
type Answer = { data: Record<string, unknown> };
type Stream = {
  subscribe: (observer: {
    next: (message: { data: { noteAdded: Note } }) => void;
    error: (fault: unknown) => void;
  }) => { unsubscribe: () => void };
};

/** An unmodified Amplify, configured with what the cloud says of itself; it signs in with its default flow. */
export async function amplifyClient(
  { outputs, credentials, user }: Access,
  mode: Mode,
): Promise<JourneyClient> {
  const { Auth, API } = outputs;
  const GraphQL = { ...API.GraphQL, defaultAuthMode: mode };
  const signer = {
    getCredentialsAndIdentityId: async () => ({ credentials }),
    clearCredentialsAndIdentityId: () => {},
  };
  Amplify.configure(
    { Auth, API: { GraphQL } },
    mode === 'iam' ? { Auth: { credentialsProvider: signer } } : undefined,
  );
  if (mode === 'userPool') await signIn(user);
  const client = generateClient() as unknown as AmplifyClient;

  return {
    query: async (query) => ((await client.graphql({ query })) as Answer).data,
    subscribe: (query, receive) => subscribe(client.graphql({ query }) as Stream, receive),
    close: async () => {
      if (mode === 'userPool') await signOut();
    },
  };
}

function subscribe(stream: Stream, receive: (note: Note) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const stopListening = Hub.listen('api', ({ payload }) => {
      if (payload.event !== 'Subscription ack') return;
      stopListening();
      resolve(() => subscription.unsubscribe());
    });
    const subscription = stream.subscribe({ next: ({ data }) => receive(data.noteAdded), error: reject });
  });
}
