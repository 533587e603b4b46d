import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebSocket } from 'ws';
import type { Handler } from '../server.ts';

type Frame = { type?: string; payload?: unknown };

const CREDENTIALS = ['authorization', 'x-api-key'];

/** GraphiQL takes subscriptions as a stream of server-sent events, which AppSync does not have: it gets them from a socket. */
export function subscriptionStream(realtimeUrl: string): Handler {
  return async (request, response, body) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const authorization = credentialsOf(request);
    const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
    const socket = new WebSocket(realtimeUrl, ['graphql-ws', `header-${header}`]);
    const start = { data: body.toString(), extensions: { authorization } };

    response.on('close', () => socket.terminate());
    socket.on('open', () => send(socket, { type: 'connection_init' }));
    socket.on('message', (text) => {
      const frame = JSON.parse(String(text)) as Frame;
      if (frame.type === 'connection_ack') send(socket, { id: '1', type: 'start', payload: start });
      else handOn(frame, response);
    });
    socket.on('error', () => socket.terminate());
    await new Promise((resolve) => socket.on('close', resolve));
    if (!response.writableEnded && !response.destroyed)
      fail(response, [{ message: 'The connection was closed.' }]);
  };
}

function credentialsOf({ headers }: IncomingMessage): Record<string, unknown> {
  const given = CREDENTIALS.filter((name) => headers[name]).map((name) => [name, headers[name]]);
  return { host: headers.host, ...Object.fromEntries(given) };
}

function handOn({ type, payload }: Frame, response: ServerResponse): void {
  if (type === 'data') next(response, payload);
  else if (type === 'complete') end(response);
  else if (type?.endsWith('error')) fail(response, (payload as { errors: unknown[] }).errors);
  else response.write(`: ${type}\n\n`);
}

function fail(response: ServerResponse, errors: unknown[]): void {
  next(response, { errors });
  end(response);
}

function next(response: ServerResponse, result: unknown): void {
  response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
}

function end(response: ServerResponse): void {
  response.end('event: complete\ndata:\n\n');
}

function send(socket: WebSocket, frame: object): void {
  socket.send(JSON.stringify(frame));
}
