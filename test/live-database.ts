import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import type { MigrationConnection } from '../database/migration-connection.ts';
import { connect, type Database } from '../functions/database.ts';
import { transactionsOver } from '../functions/migrate/connection.ts';
import { prepareDatabase } from '../functions/migrate/prepare-database.ts';
import type { DataSource } from '../local/appsync/types.ts';
import { createDataApi } from '../local/data-api/create-data-api.ts';
import { openDatabase } from '../local/postgres/open-database.ts';
import { serveService } from '../local/testing/service-endpoint.ts';

const USERNAMES: Record<string, string> = { 'arn:master': 'postgres', 'arn:api': 'postroom_api' };
const CREDENTIALS = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };

export const API_LOGIN = { username: 'postroom_api', password: "pass'word" };

export type LiveDatabase = {
  /** As the API's login, which is what every Lambda but migrate works as. */
  api: Database;
  owner: Database;
  /** As the API's login, in process, which is how resolvers ask. */
  execute: Extract<DataSource, { type: 'RELATIONAL_DATABASE' }>['execute'];
  transactions: MigrationConnection;
  prepare: () => Promise<void>;
  close: () => Promise<void>;
};

/** For tests: a Postgres in memory, spoken to with the SDK over HTTP, and what a deployment does to prepare it. */
export async function startDatabase(): Promise<LiveDatabase> {
  const database = await openDatabase({ dataDirectory: 'memory' });
  const dataApi = createDataApi({
    database,
    masterUsername: 'postgres',
    usernameOf: (secretArn) => USERNAMES[secretArn],
  });
  const endpoint = await serveService(dataApi.service);
  const client = new RDSDataClient({ endpoint: endpoint.url, region: 'eu-west-1', credentials: CREDENTIALS });
  const cluster = { resourceArn: 'arn:cluster', database: database.name };
  const transactions = transactionsOver(client, { ...cluster, secretArn: 'arn:master' });
  const prepareAll = prepareDatabase({
    connection: transactions,
    directory: fileURLToPath(new URL('../database', import.meta.url)),
    apiLogin: async () => API_LOGIN,
    log: () => undefined,
  });

  return {
    api: connect(client, { ...cluster, secretArn: 'arn:api' }),
    owner: connect(client, { ...cluster, secretArn: 'arn:master' }),
    execute: (statement) => dataApi.executeStatement({ ...cluster, secretArn: 'arn:api', ...statement }),
    transactions,
    prepare: async () => {
      await prepareAll();
      // one function as it would be without a lock (test/locks/second-tier.ts)
      const changed = process.env['POSTROOM_CHANGED_SQL'];
      if (!changed) return;
      const sql = await readFile(changed, 'utf8');
      await transactions.transaction((session) => session.query(sql));
    },
    close: async () => {
      client.destroy();
      await endpoint.close();
      await dataApi.close();
      await database.close();
    },
  };
}
