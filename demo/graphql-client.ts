import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import WebSocket from 'ws';
import type { TypedDocumentString } from '../graphql/generated/graphql.ts';

/** What a client must know of the system; `.local/outputs.json` says it. */
export type Endpoints = {
  graphqlUrl: string;
  region: string;
  userPoolClientId: string;
  userPoolEndpoint: string;
};

/** One signed-in user: queries and mutations over HTTP, subscriptions over one socket in AppSync's protocol. */
export type GraphqlClient = {
  send: <Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ) => Promise<Result>;
  /** Resolves once AppSync has acknowledged the subscription. */
  subscribe: <Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    onData: (data: Result) => void,
  ) => Promise<void>;
  close: () => void;
};

type ServerMessage = {
  id?: string;
  type: string;
  payload?: { data?: unknown; errors?: { message: string }[] };
};
type Answer<Result> = { data: Result | null; errors?: { message: string; errorType?: string }[] };

export async function signIn(
  endpoints: Endpoints,
  username: string,
  password: string,
): Promise<GraphqlClient> {
  return clientOf(endpoints.graphqlUrl, await accessTokenOf(endpoints, username, password));
}

/** The access token of a user who signs in with a password. */
export async function accessTokenOf(
  endpoints: Endpoints,
  username: string,
  password: string,
): Promise<string> {
  const cognito = new CognitoIdentityProviderClient({
    endpoint: endpoints.userPoolEndpoint,
    region: endpoints.region,
  });
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: endpoints.userPoolClientId,
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  );
  if (!AuthenticationResult?.AccessToken) throw new Error('The sign-in asks for more than a password.');
  return AuthenticationResult.AccessToken;
}

function clientOf(graphqlUrl: string, token: string): GraphqlClient {
  const authorization = { Authorization: token, host: new URL(graphqlUrl).host };
  let socket: Promise<Socket> | undefined;
  return {
    send: (document, variables) => post(graphqlUrl, token, { query: document.toString(), variables }),
    subscribe: async (document, variables, onData) => {
      socket ??= openSocket(graphqlUrl, authorization);
      await (
        await socket
      ).start(JSON.stringify({ query: document.toString(), variables }), (data) => onData(data as never));
    },
    close: () => void socket?.then(({ close }) => close()),
  };
}

async function post<Result>(url: string, token: string, body: unknown): Promise<Result> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as Answer<Result>;
  const [error] = errors ?? [];
  if (error) throw new Error(`${error.errorType ?? 'error'}: ${error.message}`);
  if (!data) throw new Error(`The API answered ${response.status} and no data.`);
  return data;
}

type Socket = { start: (data: string, onData: (data: unknown) => void) => Promise<void>; close: () => void };

async function openSocket(graphqlUrl: string, authorization: Record<string, string>): Promise<Socket> {
  const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
  const socket = new WebSocket(`${graphqlUrl.replace(/^http/i, 'ws')}/realtime`, [
    'graphql-ws',
    `header-${header}`,
  ]);
  const listeners = new Map<string, (message: ServerMessage) => void>();
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (raw) => {
      const message = JSON.parse(String(raw)) as ServerMessage;
      if (message.type === 'connection_ack') resolve();
      if (message.type === 'connection_error') reject(new Error('The API refused the connection.'));
      if (message.id) listeners.get(message.id)?.(message);
    });
  });
  return {
    start: (data, onData) =>
      new Promise((resolve, reject) => {
        const id = crypto.randomUUID();
        listeners.set(id, ({ type, payload }) => {
          if (type === 'start_ack') resolve();
          if (type === 'error')
            reject(new Error(payload?.errors?.[0]?.message ?? 'The subscription was refused.'));
          if (type === 'data' && payload?.data) onData(payload.data);
        });
        socket.send(JSON.stringify({ id, type: 'start', payload: { data, extensions: { authorization } } }));
      }),
    close: () => socket.close(),
  };
}
