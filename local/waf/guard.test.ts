import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startServer, type LocalServer } from '../server.ts';
import { guardOf } from './guard.ts';

let server: LocalServer;
const rules: string[] = [];

beforeAll(async () => {
  server = await startServer(0, () => undefined);
  const { http, upgrade } = guardOf(
    ({ url, body }) => {
      if (url.includes('bad') || String(body).includes('bad')) return { rule: 'Bad' };
      const custom = { status: 429, headers: { 'retry-after': '60' }, body: 'Slowly.' };
      return url.includes('fast') ? { rule: 'Fast', response: custom } : undefined;
    },
    (rule) => rules.push(rule),
  );
  server.serve(
    '/graphql',
    http(async (_, response) => void response.end('answered')),
  );
  server.serveUpgrade(
    '/graphql/realtime',
    upgrade((_, socket) => void socket.end('HTTP/1.1 426 Reached\r\n\r\n')),
  );
});
afterAll(() => server.stop());

const post = (path: string, body: string) => fetch(server.url + path, { method: 'POST', body });

const handshake = async (path: string): Promise<number | undefined> => {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}`);
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
  return response.statusCode;
};

describe('an API behind a firewall', () => {
  it('answers what may pass', async () => {
    expect(await (await post('/graphql', 'good')).text()).toBe('answered');
  });

  it('does not hear of the rest, which AppSync answers with 403 (F148)', async () => {
    const response = await post('/graphql', 'bad');

    expect(response.status).toBe(403);
    expect(response.headers.get('x-amzn-errortype')).toBe('WAFForbiddenException');
    expect(await response.json()).toEqual({
      errors: [{ errorType: 'WAFForbiddenException', message: '403 Forbidden' }],
    });
    expect(rules).toEqual(['Bad']);
  });

  it('is answered for in the words of the firewall, where it has some', async () => {
    const response = await post('/graphql?fast', '');

    expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
      429,
      '60',
      'Slowly.',
    ]);
  });

  it('opens no socket for a handshake that is refused', async () => {
    expect(await handshake('/graphql/realtime?bad')).toBe(403);
    expect(await handshake('/graphql/realtime')).toBe(426);
  });
});
