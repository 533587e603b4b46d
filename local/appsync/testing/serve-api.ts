import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi, type AppSyncApi } from '../api.ts';
import type { ExecutionAnswer } from '../execution/execute.ts';
import type { ApiDefinition } from '../types.ts';
import { API_KEY } from './api-definition.ts';

type Answer = ExecutionAnswer & { errors?: { message: string; errorType?: string }[] };

export type ServedApi = {
  api: AppSyncApi;
  /** e.g. `http://localhost:4711/graphql` */
  url: string;
  logged: string[];
  /** The text of the answer to a body as it is. */
  post: (
    body: string,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; headers: Headers; text: string }>;
  query: (
    text: string,
    options?: { variables?: object; headers?: Record<string, string> },
  ) => Promise<Answer>;
  close: () => Promise<void>;
};

/** Serves an API on a free port, as the cloud's own server does. */
export async function serveApi(definition: ApiDefinition): Promise<ServedApi> {
  const logged: string[] = [];
  const api = createApi(definition, { log: (line) => logged.push(line) });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void api.handle(request, response, Buffer.concat(chunks)));
  });
  server.on('upgrade', api.upgrade);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/graphql`;

  const post: ServedApi['post'] = async (body, headers = { 'x-api-key': API_KEY }) => {
    const response = await fetch(url, { method: 'POST', body, headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  return {
    api,
    url,
    logged,
    post,
    query: async (query, { variables, headers } = {}) =>
      JSON.parse((await post(JSON.stringify({ query, variables }), headers)).text) as Answer,
    close: async () => {
      await api.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
