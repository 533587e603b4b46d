import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { AwsService, Principal, ServiceRequest } from '../aws-service.ts';

const DEVELOPER: Principal = {
  accountId: '000000000000',
  arn: 'arn:aws:iam::000000000000:user/developer',
  username: 'developer',
};

export type ServiceEndpoint = { url: string; close: () => Promise<void> };

/** Serves one service on a free port below `/aws/test`, for tests with real SDK clients; whatever is signed, the developer signed. */
export async function serveService(service: AwsService): Promise<ServiceEndpoint> {
  const server = createServer(async (request, response) => {
    const answer = await service(await serviceRequest(request));
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/aws/test`,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

async function serviceRequest(request: IncomingMessage): Promise<ServiceRequest> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method ?? 'GET',
    path: url.pathname.slice('/aws/test'.length) || '/',
    query: url.searchParams,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: await buffer(request),
    principal: request.headers.authorization ? DEVELOPER : undefined,
  };
}
