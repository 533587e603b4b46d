import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { BodyTooLarge, readBody } from './request-body.ts';
import { StartError } from './start-error.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, body: Buffer) => Promise<void>;
/** Reads the body itself, as it comes. */
export type StreamHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** One port for everything; what is served can be added while it runs. */
export type LocalServer = {
  port: number;
  url: string;
  /** Serves a path, and with a slash at its end all below it. */
  serve: (path: string, handler: Handler) => void;
  /** The same, for bodies that are too large to be held. */
  serveStream: (path: string, handler: StreamHandler) => void;
  serveUpgrade: (path: string, handler: UpgradeHandler) => void;
  stop: () => Promise<void>;
};

export async function startServer(port: number, log: (line: string) => void): Promise<LocalServer> {
  const handlers = new Map<string, StreamHandler>();
  const upgradeHandlers = new Map<string, UpgradeHandler>();

  const servers = await listen(port, (server) => {
    server.on('request', (request, response) => {
      const handle = find(handlers, request) ?? nothingServed;
      handle(request, response).catch((error: unknown) => {
        if (response.destroyed) return;
        log(`${request.method} ${pathOf(request)}: ${placeOf(error)}`);
        if (response.headersSent) response.destroy();
        else sendJson(response, 500, { message: 'An internal error occurred.' });
      });
    });
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      const handle = find(upgradeHandlers, request);
      if (handle) handle(request, socket, head);
      else socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
    });
  });
  const actualPort = portOf(servers[0]);

  return {
    port: actualPort,
    url: `http://localhost:${actualPort}`,
    serve: (path, handler) => handlers.set(path, withBody(handler)),
    serveStream: (path, handler) => handlers.set(path, handler),
    serveUpgrade: (path, handler) => upgradeHandlers.set(path, handler),
    stop: async () => {
      await Promise.all(servers.map(stopServer));
    },
  };
}

export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

const nothingServed = withBody(async (request, response) =>
  sendJson(response, 404, { message: `Nothing is served at ${pathOf(request)}.` }),
);

function withBody(handle: Handler): StreamHandler {
  return async (request, response) => {
    try {
      await handle(request, response, await readBody(request));
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error;
      response.setHeader('connection', 'close');
      sendJson(response, 413, { message: error.message });
    }
  };
}

/** What an error says may be personal, so only its name and where it happened are logged. */
function placeOf(error: unknown): string {
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  return [name, ...stack.split('\n').filter((line) => line.startsWith('    at '))].join('\n');
}

/** The longest path that fits. */
function find<T>(handlers: Map<string, T>, request: IncomingMessage): T | undefined {
  const path = pathOf(request);
  const exact = handlers.get(path);
  if (exact) return exact;
  const [longest] = [...handlers.keys()]
    .filter((key) => key.length > 1 && key.endsWith('/') && `${path}/`.startsWith(key))
    .sort((left, right) => right.length - left.length);
  return longest === undefined ? undefined : handlers.get(longest);
}

/** `localhost` is 127.0.0.1 to some clients and ::1 to others, so both are served where there are both. */
async function listen(port: number, prepare: (server: Server) => void): Promise<Server[]> {
  const first = await listenOn('127.0.0.1', port, prepare);
  try {
    return [first, await listenOn('::1', portOf(first), prepare)];
  } catch (error) {
    if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return [first];
    await stopServer(first);
    if (port === 0 && error instanceof StartError) return listen(port, prepare);
    throw error;
  }
}

function listenOn(host: string, port: number, prepare: (server: Server) => void): Promise<Server> {
  const server = createServer();
  prepare(server);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isInUse = error.code === 'EADDRINUSE';
      reject(
        isInUse
          ? new StartError(`Port ${port} is in use: stop what uses it, or set PORT to another one.`)
          : error,
      );
    });
    server.listen(port, host, () => resolve(server));
  });
}

function portOf(server: Server | undefined): number {
  return (server?.address() as AddressInfo).port;
}

function stopServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
