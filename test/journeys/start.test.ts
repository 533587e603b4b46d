import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outputs } from '../../commands/outputs.ts';
import { ListPackagesDocument } from '../../graphql/generated/graphql.ts';
import { signIn } from '../../demo/graphql-client.ts';
import { endpointsOf } from './running-system.ts';

type Ended = { code: number | null; errors: string };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postroom-start-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(environment: Record<string, string>) {
  return spawn(process.execPath, ['commands/run.mjs', 'commands/start.ts'], {
    env: { ...process.env, PORT: '0', DATA_DIR: join(folder, 'data'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

async function ended(environment: Record<string, string>): Promise<Ended> {
  const child = start(environment);
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, errors };
}

/** Starts, waits until it says that it runs, acts, and stops it as Ctrl-C does. */
async function whileRunning<T>(act: (outputs: Outputs, printed: string) => Promise<T>): Promise<T> {
  const child = start({});
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed += String(chunk);
      if (printed.includes('Stop: Ctrl-C')) resolve();
    });
    child.stderr.on('data', (chunk) => (printed += String(chunk)));
    child.once('exit', () => reject(new Error(printed)));
  });
  const outputs = JSON.parse(readFileSync(join(folder, 'data', 'outputs.json'), 'utf8')) as Outputs;
  try {
    return await act(outputs, printed);
  } finally {
    const exit = once(child, 'exit');
    process.kill(-(child.pid as number), 'SIGINT');
    await exit;
  }
}

async function schemaTypesOf({ API, custom }: Outputs): Promise<number> {
  const response = await fetch(custom.graphqlUrl, {
    method: 'POST',
    headers: { 'x-api-key': API.GraphQL.apiKey ?? '' },
    body: JSON.stringify({ query: '{ __schema { types { name } } }' }),
  });
  const { data } = (await response.json()) as { data: { __schema: { types: unknown[] } } | null };
  return data?.__schema.types.length ?? 0;
}

describe('npm start', () => {
  it('keeps the data until the next start, which needs no seed', async () => {
    const trackingNumbers = async (outputs: Outputs) => {
      const [admin] = outputs.custom.demoUsers;
      const client = await signIn(endpointsOf(outputs), admin?.username ?? '', admin?.password ?? '');
      const { listPackages } = await client.send(ListPackagesDocument, { limit: 100 });
      return listPackages?.items.map(({ trackingNumber }) => trackingNumber) ?? [];
    };

    const first = await whileRunning(trackingNumbers);
    const second = await whileRunning(async (outputs, printed) => {
      expect(printed).not.toContain('Planting the seed');
      // which the stack as deployed does not tell, and GraphiQL needs
      expect(await schemaTypesOf(outputs)).toBeGreaterThan(50);
      return trackingNumbers(outputs);
    });

    expect(first).toHaveLength(100);
    expect(second).toEqual(first);
  });

  it('says in one sentence that its port is in use', async () => {
    const server = createServer().listen(0, 'localhost');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const { code, errors } = await ended({ PORT: String(port) });
    server.close();

    expect(code).toBe(1);
    expect(errors.trim()).toMatch(new RegExp(`^[^\\n]*${port}[^\\n]*$`));
  });

  it('says in one sentence that DATABASE_URL cannot be reached', async () => {
    const { code, errors } = await ended({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });

    expect(code).toBe(1);
    expect(errors.trim()).toMatch(/^[^\n]*DATABASE_URL[^\n]*$/);
  });

  it('says in one sentence that the data directory is of another version, and leaves it alone', async () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'format.json'), '{"version":9999}');

    const { code, errors } = await ended({});

    expect(code).toBe(1);
    expect(errors.trim()).toMatch(/^[^\n]*9999[^\n]*$/);
    expect(existsSync(join(data, 'format.json'))).toBe(true);
  });

  it('says in one sentence what PORT must be', async () => {
    const { code, errors } = await ended({ PORT: 'eighty' });

    expect(code).toBe(1);
    expect(errors.trim()).toBe('PORT must be a number from 0 to 65535; it is "eighty".');
  });
});

describe('a command on an old Node', () => {
  it('is refused in one sentence', async () => {
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `Object.defineProperty(process.versions, 'node', { value: '18.20.4' }); await import(${JSON.stringify(join(process.cwd(), 'commands/run.mjs'))});`,
    ]);
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    const [code] = (await once(child, 'exit')) as [number];

    expect(code).toBe(1);
    expect(errors.trim()).toBe('Postroom needs Node.js 20.19 or newer; this is 18.20.4.');
  });
});
