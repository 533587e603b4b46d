import type { IncomingMessage } from 'node:http';
import type { Credentials } from '../auth/authenticate.ts';
import { contextHeaders, sourceIpOf } from '../incoming-request.ts';

export const SUBPROTOCOL = 'graphql-ws';
const HEADER_PREFIX = 'header-';

/** Whether the client speaks AppSync's protocol (F67). */
export function offersProtocol(request: IncomingMessage): boolean {
  return protocolsOf(request).includes(SUBPROTOCOL);
}

/** What the client authenticates with: a subprotocol, the query string, or plain headers (F68, F69, F109). */
export function handshakeCredentials(request: IncomingMessage): Credentials {
  const protocol = protocolsOf(request)
    .find((name) => name.startsWith(HEADER_PREFIX))
    ?.slice(HEADER_PREFIX.length);
  const encoded = protocol ?? new URL(request.url ?? '/', 'ws://localhost').searchParams.get('header');
  const headers = encoded ? decoded(encoded) : (request.headers as Record<string, string>);
  return signedOver(headers, '/graphql/connect', '{}', sourceIpOf(request));
}

/** What a `start` authenticates with: IAM signs the text of its payload (F111). */
export function startCredentials(
  authorization: unknown,
  text: string,
  request: IncomingMessage,
): Credentials {
  return signedOver(lowerCased(authorization), '/graphql', text, sourceIpOf(request));
}

/** The headers resolvers see: those of the socket and those of the `start`. */
export function subscriptionHeaders(request: IncomingMessage, authorization: unknown) {
  return { ...contextHeaders(request), ...lowerCased(authorization) };
}

function signedOver(
  headers: Record<string, string>,
  path: string,
  body: string,
  sourceIp: string,
): Credentials {
  return { method: 'POST', path, query: new URLSearchParams(), headers, body, sourceIp };
}

function protocolsOf(request: IncomingMessage): string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
}

/** Base64 or base64url JSON. */
function decoded(encoded: string): Record<string, string> {
  try {
    return lowerCased(JSON.parse(Buffer.from(encoded, 'base64').toString()));
  } catch {
    return {};
  }
}

function lowerCased(headers: unknown): Record<string, string> {
  const entries = Object.entries((headers ?? {}) as object).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value as string]));
}
