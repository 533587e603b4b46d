import {
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  RDSDataClient,
  RollbackTransactionCommand,
} from '@aws-sdk/client-rds-data';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PostgresServer, startPostgresServer } from '../../test/postgres-server.ts';
import { openDatabase } from '../postgres/open-database.ts';
import type { Database } from '../postgres/types.ts';
import { serveService, type ServiceEndpoint } from '../testing/service-endpoint.ts';
import { createDataApi, type DataApi } from './create-data-api.ts';

const login = { resourceArn: 'cluster', secretArn: 'master' };

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgresServer();
});

afterAll(() => server.stop());

describe.each(['PGlite', 'DATABASE_URL'])('a transaction of the Data API on %s', (kind) => {
  let database: Database;
  let dataApi: DataApi;
  let endpoint: ServiceEndpoint;
  let client: RDSDataClient;

  beforeAll(async () => {
    const databaseUrl = kind === 'PGlite' ? undefined : server.url;
    database = await openDatabase({ dataDirectory: 'memory', databaseUrl });
    dataApi = createDataApi({ database, masterUsername: 'master', usernameOf: () => 'master' });
    endpoint = await serveService(dataApi.service);
    client = new RDSDataClient({
      endpoint: endpoint.url,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    });
    await execute('create table entry (label text)');
  });

  afterAll(async () => {
    client.destroy();
    await endpoint.close();
    await dataApi.close();
    await database.close();
  });

  it('is kept by its commit', async () => {
    const transactionId = await begin();
    await execute(`insert into entry values ('kept')`, transactionId);

    const answer = await client.send(new CommitTransactionCommand({ ...login, transactionId }));

    expect(answer.transactionStatus).toBe('Transaction Committed');
    expect(await count('kept')).toBe(1);
  });

  it('is gone with its rollback', async () => {
    const transactionId = await begin();
    await execute(`insert into entry values ('gone')`, transactionId);

    await client.send(new RollbackTransactionCommand({ ...login, transactionId }));

    expect(await count('gone')).toBe(0);
  });

  it('cannot be committed after one of its statements has failed', async () => {
    const transactionId = await begin();
    await expect(execute('select 1 / 0', transactionId)).rejects.toThrow('SQLState: 22012');

    const commit = client.send(new CommitTransactionCommand({ ...login, transactionId }));

    await expect(commit).rejects.toMatchObject({ name: 'DatabaseErrorException' });
  });

  it('takes one call at a time (F60)', async () => {
    const { transactionId } = await dataApi.beginTransaction(login);

    const first = dataApi.executeStatement({ ...login, transactionId, sql: 'select 1' });
    const second = dataApi.executeStatement({ ...login, transactionId, sql: 'select 2' });

    await expect(second).rejects.toMatchObject({
      name: 'DatabaseErrorException',
      message: 'Transaction is still running a query',
    });
    await expect(first).resolves.toMatchObject({ records: [[{ longValue: 1 }]] });
    await dataApi.rollbackTransaction({ ...login, transactionId });
  });

  it('is not found under an id that nobody was given, or after its end (F64)', async () => {
    const transactionId = await begin();
    await client.send(new RollbackTransactionCommand({ ...login, transactionId }));

    for (const id of ['unknown', transactionId]) {
      await expect(execute('select 1', id)).rejects.toMatchObject({
        name: 'TransactionNotFoundException',
        $metadata: expect.objectContaining({ httpStatusCode: 404 }),
      });
    }
  });

  it('is rolled back when nobody goes on with it (F60)', async () => {
    const impatient = createDataApi({
      database,
      masterUsername: 'master',
      usernameOf: () => 'master',
      transactionIdleMilliseconds: 20,
    });
    const { transactionId } = await impatient.beginTransaction(login);
    await impatient.executeStatement({ ...login, transactionId, sql: `insert into entry values ('late')` });

    const commit = () => impatient.executeStatement({ ...login, transactionId, sql: 'select 1' });

    await vi.waitFor(() => expect(commit()).rejects.toMatchObject({ name: 'TransactionNotFoundException' }), {
      interval: 100,
    });
    expect(await count('late')).toBe(0);
  });

  it('is rolled back when it lasts too long, however busy it is (F60)', async () => {
    const strict = createDataApi({
      database,
      masterUsername: 'master',
      usernameOf: () => 'master',
      transactionLifetimeMilliseconds: 50,
    });
    const { transactionId } = await strict.beginTransaction(login);

    const select = () => strict.executeStatement({ ...login, transactionId, sql: 'select 1' });

    await vi.waitFor(() => expect(select()).rejects.toMatchObject({ name: 'TransactionNotFoundException' }), {
      interval: 10,
    });
  });

  async function begin(): Promise<string | undefined> {
    return (await client.send(new BeginTransactionCommand(login))).transactionId;
  }

  function execute(sql: string, transactionId?: string) {
    return client.send(new ExecuteStatementCommand({ ...login, sql, transactionId }));
  }

  async function count(label: string): Promise<number | undefined> {
    const { records } = await execute(`select count(*) from entry where label = '${label}'`);
    return records?.[0]?.[0]?.longValue;
  }
});

describe('a statement that takes too long', () => {
  it('is cancelled, and its caller told (F59)', async () => {
    const database = await openDatabase({ dataDirectory: 'memory', databaseUrl: server.url });
    const dataApi = createDataApi({
      database,
      masterUsername: 'master',
      usernameOf: () => 'master',
      statementTimeoutMilliseconds: 50,
    });
    const sql = 'select pg_sleep(60)';

    await expect(dataApi.executeStatement({ ...login, sql })).rejects.toMatchObject({
      name: 'StatementTimeoutException',
    });

    await vi.waitFor(async () => expect(await running(database, sql)).toBe(false));
    await database.close();
  });

  it('goes on without its caller where it may (F59)', async () => {
    const database = await openDatabase({ dataDirectory: 'memory', databaseUrl: server.url });
    const dataApi = createDataApi({
      database,
      masterUsername: 'master',
      usernameOf: () => 'master',
      statementTimeoutMilliseconds: 50,
    });
    const sql = `create table made_late as select 1 as one from pg_sleep(0.3)`;

    const answer = dataApi.executeStatement({ ...login, sql, continueAfterTimeout: true });

    await expect(answer).rejects.toMatchObject({ name: 'StatementTimeoutException' });
    await vi.waitFor(async () => {
      await dataApi.executeStatement({ ...login, sql: 'select * from made_late' });
    });
    await database.close();
  });
});

async function running(database: Database, sql: string): Promise<boolean> {
  const { rows } = await database.query({
    text: `select 1 from pg_stat_activity where state = 'active' and query = $1`,
    values: [sql],
    types: [25],
  });
  return rows.length > 0;
}
