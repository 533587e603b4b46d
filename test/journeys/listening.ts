import { accessTokenOf } from '../../demo/graphql-client.ts';
import { connect, type Frame } from '../../local/appsync/testing/realtime-client.ts';
import type { DemoUser } from '../../seed/users.ts';
import { endpointsOf, type RunningSystem } from './running-system.ts';

/** Somebody signed in, by the wire alone: what a client library would hide is seen. */
export type Caller = {
  sub: string;
  token: string;
  /** The answer, errors and all. */
  ask: (query: { toString(): string }, variables?: object) => Promise<Answer>;
  /** Begins a subscription on a socket of its own. */
  listen: (subscription: { toString(): string }, variables?: object) => Promise<Listener>;
};

export type Answer = {
  data?: Record<string, unknown> | null;
  errors?: { errorType?: string; message: string }[];
};

export type Listener = {
  /** Why there is no subscription. */
  refusal: Frame['payload'];
  /** The frame by which the server ends it. */
  ended: () => Promise<Frame>;
  /** Everything that was pushed until now. */
  heard: () => Promise<Record<string, unknown>[]>;
  /** Begins once more on the same socket. */
  again: () => Promise<Frame>;
  close: () => void;
};

export async function callerOf(
  { outputs, userOf, cloud }: RunningSystem,
  role: DemoUser['role'],
  officeCode?: string,
): Promise<Caller> {
  const { username, password } = userOf(role, officeCode);
  const token = await accessTokenOf(endpointsOf(outputs), username, password);
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    sub: string;
  };
  const authorization = { Authorization: token, host: new URL(cloud.graphqlUrl).host };
  return {
    sub: claims.sub,
    token,
    ask: async (query, variables = {}) => {
      const response = await fetch(cloud.graphqlUrl, {
        method: 'POST',
        headers: { authorization: token, 'content-type': 'application/json' },
        body: JSON.stringify({ query: query.toString(), variables }),
      });
      return (await response.json()) as Answer;
    },
    listen: (subscription, variables = {}) =>
      listen(cloud.graphqlUrl, authorization, subscription.toString(), variables),
  };
}

export async function listen(
  url: string,
  authorization: object,
  subscription: string,
  variables: object,
): Promise<Listener> {
  const client = connect(url, authorization);
  let starts = 0;
  const start = () => {
    client.start(`s${++starts}`, subscription, { variables });
    return client.next('start_ack', 'error');
  };
  const begun = await start();
  return {
    refusal: begun.type === 'error' ? begun.payload : undefined,
    ended: () => client.next('complete'),
    heard: async () => {
      // answered after all that was sent before
      client.send({ type: 'connection_init' });
      await client.next('connection_ack');
      return client
        .unread()
        .filter(({ type }) => type === 'data')
        .map(({ payload }) => Object.values(payload?.data ?? {})[0] as Record<string, unknown>);
    },
    again: start,
    close: client.close,
  };
}
