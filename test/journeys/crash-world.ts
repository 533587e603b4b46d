import { SNSClient } from '@aws-sdk/client-sns';
import { Pool } from 'pg';
import { migrate } from '../../database/migrate.ts';
import { pgConnection } from '../../database/pg-connection.ts';
import { testSession } from '../../database/test-database.ts';
import type { Database as Tested } from '../../database/test-parcel.ts';
import type { Database } from '../../functions/database.ts';
import { createFaults, type FaultSource } from '../../local/faults/faults.ts';
import { withSnsFaults } from '../../local/faults/sns-faults.ts';
import { createInbox, type Inbox } from '../../local/inbox/inbox.ts';
import { createSns } from '../../local/sns/sns.ts';
import { memoryStore } from '../../local/testing/memory-store.ts';
import { serveService } from '../../local/testing/service-endpoint.ts';
import { startPostgresServer } from '../postgres-server.ts';

export type CrashWorld = {
  /** As Lambdas ask. */
  database: Database;
  /** As a test looks at it. */
  db: Tested;
  pool: Pool;
  client: SNSClient;
  faults: FaultSource;
  inbox: Inbox;
  topicArn: string;
  /** What the topic brought, until somebody is done with it. */
  queue: string[];
  /** Of the whole server, as in `PostgresServer`. */
  crash?: (processId: number) => void;
  close: () => Promise<void>;
};

/** A real Postgres and SNS, whose publishing can go wrong. */
export async function crashWorld(): Promise<CrashWorld> {
  const server = await startPostgresServer({ survivesCrashes: true });
  const pool = new Pool({ connectionString: server.url, max: 12 });
  // whoever kills the server ends the connections that nobody uses too
  pool.on('error', () => undefined);
  const client = await pool.connect();
  await migrate(pgConnection(client), new URL('../../database', import.meta.url).pathname);
  client.release();
  const sns = await startSns();
  return {
    ...sns,
    pool,
    crash: server.crash,
    db: testSession(pool),
    database: { query: (sql, values = {}) => ask(pool, sql, values) },
    close: async () => {
      await sns.close();
      await pool.end();
      await server.stop();
    },
  };
}

async function startSns() {
  const queue: string[] = [];
  const inbox = createInbox({ store: memoryStore() });
  const faults = createFaults({ dropSockets: () => 0 });
  const sns = createSns({
    cloud: { region: 'eu-west-1', accountId: '000000000000' },
    store: memoryStore(),
    baseUrl: () => endpoint.url,
    inbox,
    sendToQueue: (_, body) => queue.push(body),
    invokeLambda: () => undefined,
  });
  const endpoint = await serveService(withSnsFaults(sns.service, faults.strike));
  const client = new SNSClient({
    endpoint: endpoint.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  const topicArn = sns.createTopic('package-events');
  const close = async () => {
    client.destroy();
    await endpoint.close();
  };
  return { queue, inbox, faults, client, topicArn, close };
}

/** Names become places, as the Data API has it; instants and big numbers are told as it tells them. */
async function ask<Row>(pool: Pool, sql: string, values: Record<string, unknown>): Promise<Row[]> {
  const names = Object.keys(values);
  const text = sql.replace(/(?<!:):([a-z]\w*)/g, (_, name: string) => `$${names.indexOf(name) + 1}`);
  const { rows } = await pool.query(text, Object.values(values));
  return rows.map((row: Record<string, unknown>) => ({
    ...row,
    ...('id' in row ? { id: Number(row['id']) } : {}),
    ...('next' in row && row['next'] !== null ? { next: Number(row['next']) } : {}),
    ...('next_due' in row && row['next_due'] !== null ? { next_due: Number(row['next_due']) } : {}),
  })) as Row[];
}
