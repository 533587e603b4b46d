import { WebSocket } from 'ws';
import { API_KEY } from './api-definition.ts';

export type Frame = {
  type: string;
  id?: string;
  payload?: {
    data?: Record<string, unknown> | null;
    errors?: { errorType?: string; message: string; errorCode?: number }[];
    connectionTimeoutMs?: number;
  };
};

export type RealtimeClient = {
  send: (message: object) => void;
  /** The next frame of one of the types; what came before it is kept for later. */
  next: (...types: string[]) => Promise<Frame>;
  /** Frames that nobody took yet, without `ka`. */
  unread: () => Frame[];
  start: (id: string, query: string, options?: { variables?: object; authorization?: object }) => void;
  /** Code and reason. */
  closed: Promise<[number, string]>;
  close: () => void;
};

export const KEY_HEADERS = { host: 'localhost', 'x-api-key': API_KEY };

/** A client that speaks the wire protocol as amplify does: credentials in a subprotocol (F68). */
export function connect(url: string, authorization: object = KEY_HEADERS): RealtimeClient {
  const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
  return speak(new WebSocket(realtimeUrl(url), ['graphql-ws', `header-${header}`]), authorization);
}

export function realtimeUrl(url: string): string {
  return `${url.replace('http', 'ws')}/realtime`;
}

export function speak(socket: WebSocket, authorization: object = KEY_HEADERS): RealtimeClient {
  const frames: Frame[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', (raw) => {
    frames.push(JSON.parse(String(raw)) as Frame);
    waiting.splice(0).forEach((wake) => wake());
  });
  const opened = new Promise((resolve) => socket.once('open', resolve));
  const send = (message: object) => void opened.then(() => socket.send(JSON.stringify(message)));

  return {
    send,
    next: async (...types) => {
      for (;;) {
        const index = frames.findIndex(({ type }) => types.includes(type));
        const [frame] = index < 0 ? [] : frames.splice(index, 1);
        if (frame) return frame;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    unread: () => frames.filter(({ type }) => type !== 'ka'),
    start: (id, query, options = {}) => {
      const data = JSON.stringify({ query, variables: options.variables ?? {} });
      const extensions = { authorization: options.authorization ?? authorization };
      send({ id, type: 'start', payload: { data, extensions } });
    },
    closed: new Promise((resolve) => socket.on('close', (code, reason) => resolve([code, String(reason)]))),
    // what is closed before it is open says so as an error
    close: () => void socket.once('error', () => undefined).close(),
  };
}
