import { expect } from 'vitest';
import WebSocket from 'ws';
import type { Outputs } from '../../commands/outputs.ts';
import type { TypedDocumentString } from '../../graphql/generated/graphql.ts';
import { SEED_PEOPLE } from '../../seed/people.ts';

type Fault = { errorType?: string; message: string };
type Answer<Result> = { data?: Result | null; errors?: Fault[] };
type Message = { id?: string; type: string; payload?: { data?: unknown; errors?: Fault[] } };
type Document<Result, Variables> = Pick<TypedDocumentString<Result, Variables>, '__apiType' | 'toString'>;

/** Somebody who has the public key and nothing else, over HTTP and over one socket for each subscription. */
export type Stranger = {
  ask: <Result, Variables>(
    document: Document<Result, Variables>,
    variables: Variables,
  ) => Promise<Answer<Result>>;
  /** Answers what refused it; nothing once AppSync has acknowledged it. */
  subscribe: <Result, Variables>(
    document: Document<Result, Variables>,
    variables: Variables,
    onData: (data: Result) => void,
  ) => Promise<Fault | undefined>;
  close: () => void;
};

export function strangerOf({ API, custom: { graphqlUrl } }: Outputs): Stranger {
  const key = { 'x-api-key': API.GraphQL.apiKey ?? '' };
  const sockets: WebSocket[] = [];
  return {
    ask: async (document, variables) => {
      const response = await fetch(graphqlUrl, {
        method: 'POST',
        headers: { ...key, 'content-type': 'application/json' },
        body: bodyOf(document, variables),
      });
      return (await response.json()) as Answer<never>;
    },
    subscribe: (document, variables, onData) => {
      const authorization = { ...key, host: new URL(graphqlUrl).host };
      const socket = openSocket(graphqlUrl, authorization);
      sockets.push(socket);
      const payload = { data: bodyOf(document, variables), extensions: { authorization } };
      return acknowledged(socket, payload, (data) => onData(data as never));
    },
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}

export function bodyOf(document: { toString: () => string }, variables: unknown): string {
  return JSON.stringify({ query: document.toString(), variables });
}

/** Neither somebody whom the seed knows, nor what the journeys write about packages. */
export function expectNothingPersonal(answer: unknown): void {
  const text = JSON.stringify(answer);
  expect(text).not.toMatch(/@|\+\d{6}|left with|Ana/);
  expect(SEED_PEOPLE.filter(({ name }) => text.includes(name))).toEqual([]);
}

function openSocket(graphqlUrl: string, authorization: object): WebSocket {
  const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
  return new WebSocket(`${graphqlUrl.replace(/^http/i, 'ws')}/realtime`, ['graphql-ws', `header-${header}`]);
}

function acknowledged(
  socket: WebSocket,
  payload: object,
  onData: (data: unknown) => void,
): Promise<Fault | undefined> {
  const send = (message: object) => socket.send(JSON.stringify(message));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => send({ type: 'connection_init' }));
    socket.on('message', (raw) => {
      const message = JSON.parse(String(raw)) as Message;
      if (message.type === 'connection_ack') send({ id: crypto.randomUUID(), type: 'start', payload });
      if (message.type === 'start_ack') resolve(undefined);
      if (message.type === 'error' || message.type === 'connection_error') {
        resolve(message.payload?.errors?.[0] ?? { message: message.type });
      }
      if (message.type === 'data' && message.payload?.data) onData(message.payload.data);
    });
  });
}
