import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authenticate, Credentials } from './auth/authenticate.ts';
import { answerRequest, type GraphQLRequest } from './execution/answer-request.ts';
import type { Effects } from './execution/effects.ts';
import type { Engine } from './execution/engine.ts';
import { compressionFor } from './compression.ts';
import { contextHeaders, sourceIpOf } from './incoming-request.ts';
import { RequestFault } from './request-fault.ts';

export type HandleHttp = (request: IncomingMessage, response: ServerResponse, body: Buffer) => Promise<void>;

type Surface = {
  engine: Engine;
  authenticate: Authenticate;
  /** Called before the answer is sent; must not take time. */
  cause: (effects: Effects) => void;
  log: (line: string) => void;
};

const BODY_LIMIT = 5 * 1024 * 1024;
const EXPOSED_HEADERS = 'x-amzn-RequestId,x-amzn-ErrorType';

/** Answers `POST /graphql` (F101) and what browsers ask before it. */
export function httpSurface({ engine, authenticate, cause, log }: Surface): HandleHttp {
  return async (request, response, body) => {
    allowBrowsers(request, response);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    try {
      if (request.method !== 'POST') throw new RequestFault('MethodNotAllowedException', 'Send a POST.', 405);
      const caller = await authenticate(credentialsOf(request, body));
      const asked = requestOf(body);
      const { answer, effects } = await answerRequest(engine, asked, {
        ...caller,
        headers: contextHeaders(request),
      });
      cause(effects);
      for (const [name, value] of Object.entries(effects.responseHeaders)) response.setHeader(name, value);
      await send(response, 200, answer, request.headers['accept-encoding']);
    } catch (fault) {
      await refuse(response, fault, log);
    }
  };
}

function credentialsOf(request: IncomingMessage, body: Buffer): Credentials {
  const [path = '/', search] = (request.url ?? '/').split('?', 2);
  return {
    method: 'POST',
    path,
    query: new URLSearchParams(search),
    headers: request.headers as Record<string, string>,
    body,
    sourceIp: sourceIpOf(request),
  };
}

function requestOf(body: Buffer): GraphQLRequest {
  if (body.length === 0) throw new RequestFault('MalformedHttpRequestException', 'Request body is empty.');
  if (body.length > BODY_LIMIT)
    throw new RequestFault('RequestEntityTooLargeException', 'Request body is too large.', 413);
  const { query, variables, operationName } = parsed(body);
  const isReadable =
    typeof query === 'string' && typeof (variables ?? {}) === 'object' && !Array.isArray(variables);
  if (!isReadable) throw unreadable();
  return {
    query,
    variables: (variables ?? {}) as Record<string, unknown>,
    operationName: typeof operationName === 'string' ? operationName : undefined,
  };
}

function parsed(body: Buffer): { query?: unknown; variables?: unknown; operationName?: unknown } {
  try {
    return (JSON.parse(body.toString()) as object | null) ?? {};
  } catch {
    throw unreadable();
  }
}

function unreadable(): RequestFault {
  return new RequestFault('MalformedHttpRequestException', 'Unable to parse GraphQL query.');
}

/** F97; what is no `RequestFault` is logged and says nothing. */
async function refuse(response: ServerResponse, fault: unknown, log: (line: string) => void): Promise<void> {
  const isExpected = fault instanceof RequestFault;
  if (!isExpected) log(`GraphQL request failed: ${fault instanceof Error ? fault.stack : String(fault)}`);
  const { name, message, status } = isExpected
    ? fault
    : new RequestFault('InternalFailure', 'InternalFailure', 500);
  response.setHeader('x-amzn-ErrorType', name);
  await send(response, status, { errors: [{ errorType: name, message }] });
}

async function send(
  response: ServerResponse,
  status: number,
  answer: object,
  acceptEncoding?: unknown,
): Promise<void> {
  const text = JSON.stringify(answer);
  const size = Buffer.byteLength(text);
  const headers = {
    'content-type': 'application/json;charset=UTF-8',
    'x-amzn-RequestId': randomUUID(),
  };
  const compression = compressionFor(size, acceptEncoding);
  if (!compression) {
    response.writeHead(status, { ...headers, 'content-length': size }).end(text);
    return;
  }
  const body = await compression.compress(text);
  const compressed = { 'content-encoding': compression.name, 'content-length': body.length };
  response.writeHead(status, { ...headers, ...compressed }).end(body);
}

function allowBrowsers(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', EXPOSED_HEADERS);
  if (request.method !== 'OPTIONS') return;
  response.setHeader('access-control-allow-methods', 'POST, OPTIONS');
  response.setHeader(
    'access-control-allow-headers',
    request.headers['access-control-request-headers'] ?? '*',
  );
  response.setHeader('access-control-max-age', '86400');
}
