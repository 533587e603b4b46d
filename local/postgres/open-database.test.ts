import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgresServer } from '../../test/postgres-server.ts';
import { openDatabase } from './open-database.ts';
import type { Database, Statement } from './types.ts';

const [BIGINT, TEXT, UNKNOWN] = [20, 25, 0];

let server: PostgresServer;
let directory: string;

beforeAll(async () => {
  server = await startPostgresServer();
  directory = mkdtempSync(join(tmpdir(), 'postroom-database-'));
});

afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true });
});

describe.each(['PGlite', 'DATABASE_URL'])('a database on %s', (kind) => {
  let database: Database;

  beforeAll(async () => {
    const databaseUrl = kind === 'PGlite' ? undefined : server.url;
    database = await openDatabase({ dataDirectory: 'memory', databaseUrl });
    await database.query(sql('create role clerk'));
    await database.query(sql('create table note (id bigint generated always as identity, body text)'));
    await database.query(sql('grant select, insert on note to clerk'));
  });

  afterAll(() => database.close());

  it('answers values as text and says their types', async () => {
    const result = await database.query(sql(`select 1, null, '{"a": 1}'::jsonb, true, '\\x01'::bytea`));

    expect(result.rows).toEqual([['1', null, '{"a": 1}', 't', '\\x01']]);
    expect(result.fields.map(({ dataTypeID }) => dataTypeID)).toEqual([23, 25, 3802, 16, 17]);
  });

  it('gives each parameter the type that is declared (F63)', async () => {
    const { rows } = await database.query({
      text: 'select pg_typeof($1), pg_typeof($2), $3::int',
      values: ['1', '1', '1'],
      types: [TEXT, BIGINT, UNKNOWN],
    });

    expect(rows).toEqual([['text', 'bigint', '1']]);
  });

  it('rejects with the SQLSTATE and the position of an error, and goes on', async () => {
    await expect(database.query(sql('select * from nothing'))).rejects.toMatchObject({
      code: '42P01',
      position: '15',
    });
    expect(await only('select 1')).toBe('1');
  });

  it('takes on the role that is asked for, and nobody keeps it', async () => {
    const asClerk = await database.query(sql('select current_user'), { role: 'clerk' });
    const asOwner = await database.query(sql('select current_user'));

    expect(asClerk.rows).toEqual([['clerk']]);
    expect(asOwner.rows).toEqual([['postgres']]);
    await expect(database.query(sql('select 1'), { role: 'nobody' })).rejects.toMatchObject({
      code: '22023',
    });
    expect(await only('select current_user')).toBe('postgres');
  });

  it('runs one text again and again, also after its table has changed', async () => {
    const statement = sql('select * from note where false');
    for (const _ of [1, 2, 3]) await database.query(statement);

    await database.query(sql('alter table note add column extra int'));

    expect((await database.query(statement)).fields).toHaveLength(3);
    expect((await database.query(statement)).fields).toHaveLength(3);
  });

  it('forgets the settings that a caller made', async () => {
    await database.query(sql('set role clerk'));
    await database.query(sql(`set timezone to 'Asia/Tokyo'`));
    await database.query(sql('deallocate all'));

    expect(await only(`select current_user || ' ' || current_setting('timezone')`)).toBe('postgres UTC');
  });

  it('forgets what a caller set by a function', async () => {
    await database.query(sql(`select set_config('postroom.packages', 'theirs', false)`), { role: 'clerk' });
    const transaction = await database.transaction({ role: 'clerk' });
    await transaction.query(sql(`select set_config('postroom.offices', 'theirs', false)`));
    await transaction.commit();

    expect(
      await only(
        `select concat(current_setting('postroom.packages', true), current_setting('postroom.offices', true))`,
      ),
    ).toBe('');
  });

  it.each([
    'set role postgres',
    'reset role',
    'set local role postgres',
    'set session authorization postgres',
    'RESET SESSION AUTHORIZATION',
    `select set_config('role', 'postgres', true)`,
    `do $$ begin execute 'set role postgres'; end $$`,
  ])('lets nobody out of a role by %s, and the transaction has failed', async (text) => {
    const refusal = { code: '42501', message: 'permission denied to set role' };
    await expect(database.query(sql(text), { role: 'clerk' })).rejects.toMatchObject(refusal);

    const transaction = await database.transaction({ role: 'clerk' });
    await expect(transaction.query(sql(text))).rejects.toMatchObject(refusal);
    await expect(transaction.query(sql('select 1'))).rejects.toMatchObject({ code: '25P02' });
    await transaction.rollback();
  });

  it('keeps a transaction to itself until it ends, whoever else asks meanwhile', async () => {
    const transaction = await database.transaction({ role: 'clerk' });
    await transaction.query(sql(`insert into note (body) values ('mine')`));
    const others = Promise.all(Array.from({ length: 5 }, () => only('select 1')));

    await transaction.rollback();

    expect(await others).toEqual(['1', '1', '1', '1', '1']);
    expect(await only(`select count(*) from note where body = 'mine'`)).toBe('0');
  });

  it('does not commit a transaction in which a statement has failed', async () => {
    const transaction = await database.transaction();
    await expect(transaction.query(sql('select 1 / 0'))).rejects.toMatchObject({ code: '22012' });

    await expect(transaction.commit()).rejects.toMatchObject({ name: 'TransactionAborted' });
    expect(await only('select 1')).toBe('1');
  });

  async function only(text: string): Promise<string | null | undefined> {
    return (await database.query(sql(text))).rows[0]?.[0];
  }
});

describe('PGlite', () => {
  it('lets the event loop run while a statement does (F117)', async () => {
    const database = await openDatabase({ dataDirectory: 'memory' });
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);

    await database.query(sql('select count(*) from generate_series(1, 2000000)'));

    clearInterval(turning);
    expect(turns).toBeGreaterThan(10);
    await database.close();
  });

  it('keeps its data in the directory', async () => {
    const dataDirectory = join(directory, 'kept', 'postgres');
    const first = await openDatabase({ dataDirectory });
    await first.query(sql('create table kept as select 42 as answer'));
    await first.close();

    const second = await openDatabase({ dataDirectory });

    expect((await second.query(sql('select answer from kept'))).rows).toEqual([['42']]);
    await second.close();
  });

  it('starts a new database from the image of an earlier one, and from scratch without', async () => {
    const cacheDirectory = join(directory, 'cache');
    const first = await openDatabase({ dataDirectory: 'memory', cacheDirectory });
    await first.close();

    const second = await openDatabase({ dataDirectory: 'memory', cacheDirectory });

    expect(existsSync(cacheDirectory)).toBe(true);
    expect((await second.query(sql('select 1'))).rows).toEqual([['1']]);
    await second.close();
  });

  it('begins with what another database has kept, and changes nothing of it', async () => {
    const image = join(directory, 'image.tar');
    const first = await openDatabase({ dataDirectory: 'memory' });
    await first.query(sql('create table kept as select 42 as answer'));
    await first.keepImage(image);
    await first.close();

    for (const _ of [1, 2]) {
      const next = await openDatabase({ dataDirectory: 'memory', image });
      expect((await next.query(sql('select answer from kept'))).rows).toEqual([['42']]);
      await next.query(sql('delete from kept'));
      await next.keepImage(image);
      await next.close();
    }
  });

  it('refuses the data of another version of Postgres', async () => {
    const dataDirectory = join(directory, 'old');
    mkdirSync(dataDirectory);
    writeFileSync(join(dataDirectory, 'PG_VERSION'), '16\n');

    await expect(openDatabase({ dataDirectory })).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
      message: expect.stringContaining('was written by Postgres 16, but this needs Postgres 18'),
    });
    expect(readFileSync(join(dataDirectory, 'PG_VERSION'), 'utf8')).toBe('16\n');
  });

  it('says so when a transaction keeps the only session (F117)', async () => {
    const database = await openDatabase({ dataDirectory: 'memory', sessionWaitMilliseconds: 50 });
    const transaction = await database.transaction();

    await expect(database.query(sql('select 1'))).rejects.toMatchObject({ name: 'DatabaseBusy' });

    await transaction.rollback();
    expect((await database.query(sql('select 1'))).rows).toEqual([['1']]);
    await database.close();
  });
});

describe('DATABASE_URL', () => {
  it('leads to the database it names', async () => {
    const database = await openDatabase({ dataDirectory: 'memory', databaseUrl: server.url });

    expect(database.name).toBe(new URL(server.url).pathname.slice(1));
    await database.close();
  });

  it.each([
    ['nobody answers', 'postgres://postgres:secret@127.0.0.1:1/postroom'],
    ['it is no such URL', 'http://localhost/postroom'],
  ])('is refused in one sentence without the password when %s', async (_, databaseUrl) => {
    const refusal = openDatabase({ dataDirectory: 'memory', databaseUrl });

    await expect(refusal).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
      message: expect.stringMatching(/^DATABASE_URL (?!.*secret).*\.$/),
    });
  });

  it('is refused when something answers that is no Postgres', async () => {
    const listener = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    );
    await once(listener, 'listening');
    const { port } = listener.address() as { port: number };

    const refusal = openDatabase({
      dataDirectory: 'memory',
      databaseUrl: `postgres://u@127.0.0.1:${port}/d`,
    });

    await expect(refusal).rejects.toMatchObject({ name: 'DatabaseUnavailable' });
    listener.close();
  });

  it('survives that the server ends its connections (F118)', async () => {
    const database = await openDatabase({ dataDirectory: 'memory', databaseUrl: server.url });
    const other = await openDatabase({ dataDirectory: 'memory', databaseUrl: server.url });
    await database.query(sql('select 1'));

    await other.query(
      sql(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      ),
    );

    await expect.poll(() => database.query(sql('select 1')).catch(() => undefined)).toBeDefined();
    await Promise.all([database.close(), other.close()]);
  });
});

function sql(text: string): Statement {
  return { text, values: [], types: [] };
}
