import { Amplify } from 'aws-amplify';
import { CONNECTION_STATE_CHANGE, ConnectionState, generateClient } from 'aws-amplify/api';
import { decodeJWT } from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { anApi, answering, API_KEY } from '../testing/api-definition.ts';
import { serveApi, type ServedApi } from '../testing/serve-api.ts';
import { aUserPool } from '../testing/user-pool.ts';

const SCHEMA = `
  type Note @aws_api_key @aws_cognito_user_pools { id: ID text: String }
  type Query { note: Note @aws_api_key @aws_cognito_user_pools }
  type Mutation { add(id: ID): Note @aws_api_key @aws_cognito_user_pools }
  type Subscription { added(id: ID): Note @aws_subscribe(mutations: ["add"]) @aws_api_key @aws_cognito_user_pools }
`;

// node 20 has no WebSocket of its own
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;

type Subscribed = { unsubscribe: () => void };

let served: ServedApi;
let subscribed: Subscribed;
afterEach(async () => {
  subscribed.unsubscribe();
  await served.close();
});

describe('aws-amplify', () => {
  it.each(['apiKey', 'userPool'] as const)(
    'queries, subscribes and is pushed to, unmodified, by %s (F107-F110)',
    async (mode) => {
      const pool = await aUserPool();
      const token = await pool.token();
      served = await serveApi(
        anApi({
          schema: SCHEMA,
          additionalAuth: ['AMAZON_COGNITO_USER_POOLS'],
          userPools: [pool.auth],
          resolvers: [
            answering('Query.note', `{ id: '0' }`),
            answering('Mutation.add', `{ id: ctx.args.id, text: 'new' }`),
          ],
        }),
      );
      // F108: the upper case keeps it from asking for TLS
      const endpoint = served.url.replace('http:', 'HTTP:');
      const accessToken = decodeJWT(token);
      Amplify.configure(
        { API: { GraphQL: { endpoint, region: 'eu-west-1', defaultAuthMode: mode, apiKey: API_KEY } } },
        { Auth: { tokenProvider: { getTokens: async () => ({ accessToken }) } } },
      );
      const connected = new Promise<void>((resolve) => {
        Hub.listen('api', ({ payload: { event, data } }) => {
          const { connectionState } = (data ?? {}) as { connectionState?: ConnectionState };
          if (event === CONNECTION_STATE_CHANGE && connectionState === ConnectionState.Connected) resolve();
        });
      });
      const client = generateClient();

      const answer = await client.graphql({ query: '{ note { id } }' });
      const pushed = new Promise((resolve, reject) => {
        const operation = client.graphql({
          query: 'subscription { added(id: "1") { id text } }',
        }) as unknown as {
          subscribe: (observer: {
            next: (message: unknown) => void;
            error: (fault: unknown) => void;
          }) => Subscribed;
        };
        subscribed = operation.subscribe({ next: resolve, error: reject });
      });
      await connected;
      await served.query('mutation { add(id: "1") { id text } }');

      expect(answer).toMatchObject({ data: { note: { id: '0' } } });
      expect(await pushed).toMatchObject({ data: { added: { id: '1', text: 'new' } } });
    },
  );
});
