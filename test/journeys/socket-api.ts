import WebSocket from 'ws';
import type { Answer, Api, Subscriber } from '../../web/following/api.ts';

type ServerMessage = { type: string; payload?: { data?: unknown } };

/** The API for whoever has this token, with a socket for each subscription. */
export function socketApi(graphqlUrl: string, token: string): Api {
  const authorization = { Authorization: token, host: new URL(graphqlUrl).host };
  return {
    query: async (document, variables) => {
      const response = await fetch(graphqlUrl, {
        method: 'POST',
        headers: { authorization: token, 'content-type': 'application/json' },
        body: JSON.stringify({ query: document.toString(), variables }),
      });
      return (await response.json()) as Answer<never>;
    },
    subscribe: (document, variables, subscriber) => {
      const start = {
        id: crypto.randomUUID(),
        type: 'start',
        payload: {
          data: JSON.stringify({ query: document.toString(), variables }),
          extensions: { authorization },
        },
      };
      return subscribeOn(openSocket(graphqlUrl, authorization), start, subscriber as Subscriber<unknown>);
    },
  };
}

function openSocket(graphqlUrl: string, authorization: object): WebSocket {
  const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
  return new WebSocket(`${graphqlUrl.replace(/^http/i, 'ws')}/realtime`, ['graphql-ws', `header-${header}`]);
}

function subscribeOn(
  socket: WebSocket,
  start: object,
  { ready, next, lost }: Subscriber<unknown>,
): () => void {
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on('error', () => socket.terminate());
  socket.on('close', lost);
  socket.on('open', () => send({ type: 'connection_init' }));
  socket.on('message', (raw) => {
    const { type, payload } = JSON.parse(String(raw)) as ServerMessage;
    if (type === 'connection_ack') send(start);
    if (type === 'start_ack') ready();
    if (type === 'data' && payload?.data) next(payload.data);
    if (type === 'error' || type === 'complete') socket.terminate();
  });
  return () => socket.terminate();
}
