import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPassword } from '../functions/migrate/login.ts';
import { startPostgresServer, type PostgresServer } from '../test/postgres-server.ts';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';
import { testSession } from './test-database.ts';
import { aClerk, aPackage, user, type Database, type Parcel } from './test-parcel.ts';

/** As the master of an Aurora cluster: may make roles, owns the database, is no superuser. */
const MASTER = { user: `master_${process.pid}`, password: 'of-the-master' };
const API = { user: 'postroom_api', password: 'of-the-api' };

let server: PostgresServer;
let owner: Client;
let api: Client;
let db: Database;
let parcel: Parcel;
let tables: string[];

beforeAll(async () => {
  server = await startPostgresServer();
  const root = new Client({ connectionString: server.url });
  await root.connect();
  const { rows } = await root.query<{ name: string }>('select current_database() as name');
  await root.query(`create role ${MASTER.user} login createrole password '${MASTER.password}'`);
  await root.query(`alter database ${rows[0]?.name} owner to ${MASTER.user}`);
  await root.query(`alter schema public owner to ${MASTER.user}`);
  await root.end();

  owner = await connected(MASTER);
  await migrate(pgConnection(owner), import.meta.dirname);
  await setPassword(pgConnection(owner), { username: API.user, password: API.password });
  api = await connected(API);
  db = testSession(owner);
  parcel = await aPackage(db, 'ARRIVED');
  const found = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') order by 1`,
  );
  tables = found.rows.map(({ name }) => name);
});
afterAll(async () => {
  await Promise.all([owner.end(), api.end()]);
  await server.stop();
});

async function connected(login: { user: string; password: string }): Promise<Client> {
  const url = new URL(server.url);
  url.username = login.user;
  url.password = login.password;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return client;
}

/** Why the API may not, or what it was answered. */
async function attempt(sql: string): Promise<string> {
  await api.query('begin');
  try {
    const { rowCount } = await api.query(sql);
    return `done, ${rowCount} rows`;
  } catch (fault) {
    return (fault as Error).message;
  } finally {
    await api.query('rollback');
  }
}

describe('the login of the API', () => {
  it('can neither read nor write any table, nor change one', async () => {
    const done: string[] = [];
    for (const table of tables) {
      for (const sql of [
        `select * from ${table}`,
        `select count(*) from ${table}`,
        `insert into ${table} default values`,
        `delete from ${table}`,
        `truncate ${table}`,
        `lock table ${table} in access share mode`,
        `copy ${table} to stdout`,
        `alter table ${table} disable row level security`,
        `alter table ${table} owner to postroom_api`,
        `create policy mine on ${table} using (true)`,
        `create trigger mine after insert on ${table} execute function refuse_to_rewrite()`,
        `grant select on ${table} to postroom_api`,
        `drop table ${table} cascade`,
      ]) {
        const outcome = await attempt(sql);
        if (
          !/permission denied|must be owner|is not a table|is a view|no privileges were granted/.test(outcome)
        )
          done.push(`${sql}: ${outcome}`);
      }
    }

    expect(tables.length).toBeGreaterThan(20);
    expect(done).toEqual([]);
  });

  it.each([
    'create table mine (id int)',
    'create temporary table package (id int)',
    'create temporary view package_right as select 1',
    'create schema mine',
    `create function mine() returns int language sql as 'select 1'`,
    `create function pg_temp.package_right() returns int language sql as 'select 1'`,
    'create type mine as (id int)',
    'create sequence mine',
    'create role mine',
    'create extension dblink',
    'create event trigger mine on ddl_command_start execute function refuse_to_rewrite()',
  ])('cannot say %s', async (sql) => {
    expect(await attempt(sql)).toMatch(/permission denied|must be superuser|cannot create/);
  });

  it.each([
    'set role postroom_writer',
    'set role postroom_reader',
    `set role ${MASTER.user}`,
    'set role postgres',
    `set session authorization ${MASTER.user}`,
    'alter role postroom_api superuser',
    'alter role postroom_api bypassrls',
    'grant postroom_writer to postroom_api',
    'alter function package_right(jsonb, uuid, uuid) owner to postroom_api',
    'create or replace function works_in_office(viewer jsonb, office_id uuid) returns boolean language sql return true',
    'drop function works_in_office',
    `alter function works_in_office(jsonb, uuid) set search_path = pg_temp`,
    'alter default privileges for role postroom_writer grant execute on functions to postroom_api',
    'set row_security = off; select * from package',
    `copy (select 1) to '/tmp/of-the-api'`,
    `copy (select 1) to program 'true'`,
    `select pg_read_file('/etc/hostname')`,
    'select rolpassword from pg_authid',
    'select * from pg_shadow',
    'select stavalues1 from pg_statistic',
    `do $$ begin perform open_packages(array[uuidv7()]); end $$`,
    `do $$ begin perform append_event(null); end $$`,
  ])('cannot say %s', async (sql) => {
    expect(await attempt(sql)).toMatch(
      /permission denied|must be (able|owner)|must be a superuser|only roles? with|would be affected by row-level/i,
    );
  });

  // everybody may, by what Postgres grants to PUBLIC, and a master who is no superuser cannot take it back
  it.each([`select lo_from_bytea(0, 'x')`, 'select lo_creat(-1)', 'select lo_create(0)'])(
    'can fill the disk, and read nothing, by %s',
    async (sql) => {
      expect(await attempt(sql)).toBe('done, 1 rows');
    },
  );

  it('sees no values of a table in the statistics of the planner', async () => {
    await owner.query('analyze');

    expect((await api.query(`select * from pg_stats where schemaname = 'public'`)).rows).toEqual([]);
  });

  it('leads no function elsewhere with a search path', async () => {
    await api.query('set search_path = pg_temp, pg_catalog, public');
    const { rows } = await api.query<{ seen: object }>('select public.package_json($1, $2, $3, 5) as seen', [
      user('admin'),
      parcel.id,
      '[]',
    ]);
    await api.query('reset search_path');

    expect(rows[0]?.seen).toMatchObject({ id: parcel.id });
  });
});

describe('a database whose master is no superuser', () => {
  it('shows and records what it shall', async () => {
    const clerk = await aClerk(db, parcel.destination);
    const seenBy = async (viewer: object) =>
      (
        await api.query<{ seen: { sender: object } | null }>(
          `select package_json($1, $2, '["sender", "events"]', 5) as seen`,
          [viewer, parcel.id],
        )
      ).rows[0]?.seen;

    expect(await seenBy(clerk)).toMatchObject({ sender: { name: 'Ana Example' }, events: [{}, {}, {}, {}] });
    expect(await seenBy(user('staff'))).toBeNull();
  });

  it('shows nothing by a function that forgot to ask', async () => {
    await owner.query(
      `create function forgetful() returns bigint language sql stable security definer
       set search_path = public, pg_temp as 'select count(*) from package'`,
    );
    await owner.query('grant create on schema public to postroom_reader');
    await owner.query('alter function forgetful owner to postroom_reader');
    await owner.query('revoke create on schema public from postroom_reader');
    await owner.query('grant execute on function forgetful to postroom_api');

    expect((await owner.query('select count(*) from package')).rows).not.toEqual([{ count: '0' }]);
    expect((await api.query('select forgetful() as n')).rows).toEqual([{ n: '0' }]);
  });

  it('is migrated again by the same master', async () => {
    await owner.query(`update schema_migration set sha256 = '' where name in ('rights.sql', 'outbox.sql')`);

    expect(await migrate(pgConnection(owner), import.meta.dirname)).toEqual({
      applied: [],
      reapplied: ['outbox.sql', 'rights.sql'],
    });
  });
});
