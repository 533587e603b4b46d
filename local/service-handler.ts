import type { IncomingMessage } from 'node:http';
import type { AwsService, ServiceRequest } from './aws-service.ts';
import { pathOf } from './server.ts';
import type { Handler } from './server.ts';

/** Serves an AWS service, or a page that answers like one, below a prefix. */
export function serviceHandler(prefix: string, service: AwsService): Handler {
  return async (request, response, body) => {
    const answer = await service(serviceRequest(prefix, request, body));
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };
}

function serviceRequest(prefix: string, request: IncomingMessage, body: Buffer): ServiceRequest {
  const path = pathOf(request);
  return {
    method: request.method ?? 'GET',
    path: path.slice(prefix.length) || '/',
    query: new URLSearchParams((request.url ?? '').slice(path.length + 1)),
    headers: headersOf(request),
    body,
  };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
}
