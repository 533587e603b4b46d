import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { sendJson, startServer } from './server.ts';
import type { LocalServer } from './server.ts';
import { serviceHandler } from './service-handler.ts';

const servers: LocalServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

async function aServer(port = 0, log: (line: string) => void = () => {}): Promise<LocalServer> {
  const server = await startServer(port, log);
  servers.push(server);
  return server;
}

describe('startServer', () => {
  it('serves the longest path that fits, below localhost and 127.0.0.1', async () => {
    const { url, port, serve } = await aServer();
    serve('/', async (_request, response) => sendJson(response, 200, 'home'));
    serve(
      '/aws/sns/',
      serviceHandler('/aws/sns', async ({ path, query }) => ({
        status: 200,
        body: `${path} ${query.get('Action')}`,
      })),
    );

    expect(await textOf(`${url}/`)).toBe('"home"');
    expect(await textOf(`${url}/aws/sns?Action=List`)).toBe('/ List');
    expect(await textOf(`http://127.0.0.1:${port}/aws/sns/a%20b?Action=Get`)).toBe('/a%20b Get');
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
  });

  it('says in one sentence that the port is in use', async () => {
    const { port } = await aServer();

    await expect(aServer(port)).rejects.toThrow(`Port ${port} is in use`);
  });

  it('refuses a body that is too large, and lives on', async () => {
    const { url, serve } = await aServer();
    serve('/', async (_request, response) => sendJson(response, 200, 'home'));

    const sending = httpRequest(`${url}/`, { method: 'POST' });
    sending.on('error', () => {}).write(Buffer.alloc(9 * 1024 * 1024));
    const [response] = (await once(sending, 'response')) as [{ statusCode: number }];

    expect(response.statusCode).toBe(413);
    expect(await textOf(`${url}/`)).toBe('"home"');
  });

  it('answers a fault without telling what it was, and logs no message', async () => {
    const lines: string[] = [];
    const { url, serve } = await aServer(0, (line) => lines.push(line));
    serve('/', async () => {
      throw new TypeError('alice@example.com');
    });

    const response = await fetch(`${url}/`);

    expect([response.status, await response.text()]).toEqual([
      500,
      '{"message":"An internal error occurred."}',
    ]);
    expect(lines.join()).toContain('GET /: TypeError');
    expect(lines.join()).not.toContain('alice');
  });

  it('refuses an upgrade that nobody serves', async () => {
    const { url } = await aServer();

    const upgrade = httpRequest(`${url}/chat`, {
      headers: { connection: 'upgrade', upgrade: 'websocket' },
    }).end();
    const [response] = (await once(upgrade, 'response')) as [{ statusCode: number }];

    expect(response.statusCode).toBe(404);
  });
});

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}
