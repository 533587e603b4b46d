import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Handler, UpgradeHandler } from '../server.ts';
import type { Refusal, WebAcl } from './web-acl.ts';

/** Stands in front of an API: what a firewall refuses does not reach it. */
export type Guard = {
  http: (handle: Handler) => Handler;
  upgrade: (handle: UpgradeHandler) => UpgradeHandler;
};

type Judge = WebAcl['judge'];

const NO_BODY = Buffer.alloc(0);
/** F148. */
const ERROR_TYPE = 'WAFForbiddenException';
const REFUSED = {
  status: 403,
  headers: { 'content-type': 'application/json;charset=UTF-8', 'x-amzn-ErrorType': ERROR_TYPE },
  body: JSON.stringify({ errors: [{ errorType: ERROR_TYPE, message: '403 Forbidden' }] }),
};

/** `refused` is told the rule. */
export function guardOf(judge: Judge, refused: (rule: string) => void): Guard {
  const refusalOf = (request: IncomingMessage, body: Buffer): Refusal | undefined => {
    const { method = '', url = '/', headers } = request;
    const refusal = judge({ method, url, headers, body });
    if (refusal) refused(refusal.rule);
    return refusal;
  };

  return {
    http: (handle) => async (request, response, body) => {
      const refusal = refusalOf(request, body);
      if (refusal) answer(response, refusal);
      else await handle(request, response, body);
    },
    // only the handshake is a request: what is sent over the socket is not looked at
    upgrade: (handle) => (request, socket, head) => {
      const refusal = refusalOf(request, NO_BODY);
      if (refusal) end(socket, refusal);
      else handle(request, socket, head);
    },
  };
}

function answer(response: ServerResponse, { response: custom = REFUSED }: Refusal): void {
  response.writeHead(custom.status, {
    'access-control-allow-origin': '*',
    'x-amzn-RequestId': randomUUID(),
    ...custom.headers,
  });
  response.end(custom.body);
}

function end(socket: Duplex, { response: { status } = REFUSED }: Refusal): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
