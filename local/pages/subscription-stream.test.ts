import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApi, type AppSyncApi } from '../appsync/api.ts';
import { anApi, API_KEY, answering } from '../appsync/testing/api-definition.ts';
import { startServer, type LocalServer } from '../server.ts';
import { subscriptionStream } from './subscription-stream.ts';

const SCHEMA = `
  type Note { text: String }
  type Query { hello: String }
  type Mutation { add(text: String): Note }
  type Subscription { added: Note @aws_subscribe(mutations: ["add"]) }`;

let server: LocalServer;
let api: AppSyncApi;
let socket: Duplex | undefined;
beforeEach(async () => {
  server = await startServer(0, () => {});
  api = createApi(anApi({ schema: SCHEMA, resolvers: [answering('Mutation.add', 'ctx.args')] }));
  server.serve('/graphql', api.handle);
  server.serveUpgrade('/graphql/realtime', (request, opened, head) => {
    socket = opened;
    api.upgrade(request, opened, head);
  });
  server.serve('/stream', subscriptionStream(`${server.url.replace('http', 'ws')}/graphql/realtime`));
});
afterEach(async () => {
  await api.close();
  await server.stop();
});

describe('a subscription as a stream', () => {
  it('gets what is published, until it is left', async () => {
    const { response, until } = await subscribe('subscription { added { text } }');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    await until(': start_ack');

    await post('/graphql', 'mutation { add(text: "hi") { text } }');

    expect(await until('hi')).toMatch(/event: next\ndata: {"data":{"added":{"text":"hi"}}}\n\n$/);
  });

  it('closes its socket when the reader goes', async () => {
    const { until, leave } = await subscribe('subscription { added { text } }');
    await until(': start_ack');

    leave();

    await expect.poll(() => socket?.destroyed).toBe(true);
  });

  it('tells why it is refused, and ends', async () => {
    const unknown = await post('/stream', 'subscription { unknown }');
    const unsigned = await post('/stream', 'subscription { added { text } }', {});

    expect(await unknown.text()).toMatch(
      /event: next\ndata: {"errors":\[.*unknown.*event: complete\ndata:\n\n$/s,
    );
    expect(await unsigned.text()).toMatch(/event: next\ndata: {"errors":\[.*event: complete\ndata:\n\n$/s);
  });

  it('says so when the socket breaks', async () => {
    const { until } = await subscribe('subscription { added { text } }');
    await until(': start_ack');

    api.dropSockets();

    expect(await until('event: complete')).toContain('The connection was closed.');
  });
});

function post(
  path: string,
  query: string,
  headers: HeadersInit = { 'x-api-key': API_KEY },
  signal?: AbortSignal,
) {
  return fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify({ query }), signal });
}

async function subscribe(query: string) {
  const leaving = new AbortController();
  const response = await post('/stream', query, undefined, leaving.signal);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    leave: () => leaving.abort(),
    /** All that has come, when it holds this. */
    until: async (part: string) => {
      while (!text.includes(part)) {
        const chunk = await reader?.read();
        if (chunk?.value === undefined) throw new Error(`The stream ended with ${text}`);
        text += chunk.value;
      }
      return text;
    },
  };
}
