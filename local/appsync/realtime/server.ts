import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { serve, type Realtime } from './connection.ts';
import { KEEP_ALIVE } from './frames.ts';
import { offersProtocol, SUBPROTOCOL } from './handshake.ts';
import type { Subscriber } from './subscriber.ts';

export type RealtimeServer = {
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Breaks all sockets, or the one that has the subscription, as a failing network does; answers how many. */
  dropSockets: (subscriptionId?: string) => number;
  close: () => Promise<void>;
};

/** F70, F110. */
const KEEP_ALIVE_EVERY = 60_000;
const MESSAGE_LIMIT = 1024 * 1024;

/** Takes sockets that ask for AppSync's realtime protocol. */
export function realtimeServer(realtime: Realtime): RealtimeServer {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_LIMIT,
    handleProtocols: () => SUBPROTOCOL,
  });
  const subscribers = new WeakMap<WebSocket, Subscriber>();
  const keepAlive = setInterval(() => {
    for (const socket of server.clients) socket.send(KEEP_ALIVE);
  }, KEEP_ALIVE_EVERY);

  return {
    upgrade: (request, socket, head) => {
      if (!offersProtocol(request)) {
        socket.on('error', () => socket.destroy());
        socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (opened) =>
        subscribers.set(opened, serve(opened, request, realtime)),
      );
    },
    dropSockets: (subscriptionId) => {
      const dropped = [...server.clients].filter(
        (socket) => subscriptionId === undefined || subscribers.get(socket)?.has(subscriptionId),
      );
      for (const socket of dropped) socket.terminate();
      return dropped.length;
    },
    close: async () => {
      clearInterval(keepAlive);
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
