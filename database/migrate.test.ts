import { PGlite } from '@electric-sql/pglite';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { pgConnection } from './pg-connection.ts';

let pglite: PGlite;
let directory: string;

beforeAll(async () => {
  pglite = await PGlite.create();
});
afterAll(() => pglite.close());
beforeEach(async () => {
  await pglite.exec('drop schema public cascade; create schema public');
  directory = await mkdtemp(join(tmpdir(), 'postroom-migrate-'));
  await mkdir(join(directory, 'migrations'));
  await mkdir(join(directory, 'functions'));
  await write('migrations/0001_shelf.sql', 'create table shelf (id int); insert into shelf values (1);');
  await write('functions/b_count.sql', countOf('a_one()'));
  await write(
    'functions/a_one.sql',
    `create or replace function a_one() returns int language sql as $$ select 1; $$;`,
  );
  return () => rm(directory, { recursive: true });
});

const write = (path: string, sql: string) => writeFile(join(directory, path), sql);
const countOf = (less: string) =>
  `create or replace function b_count() returns int language sql as $$ select count(*)::int - ${less} from shelf $$;`;
const run = () => migrate(pgConnection(pglite), directory);
const count = async () => (await pglite.query<{ n: number }>('select b_count() as n')).rows[0]?.n;

describe('migrate', () => {
  it('applies migrations once, and functions in whatever order they need one another', async () => {
    expect(await run()).toEqual({ applied: ['0001_shelf.sql'], reapplied: ['a_one.sql', 'b_count.sql'] });
    expect(await count()).toBe(0);
    expect(await run()).toEqual({ applied: [], reapplied: [] });
  });

  it('applies what is new and re-applies what has changed', async () => {
    await run();
    await write('migrations/0002_more.sql', 'insert into shelf values (2), (3);');
    await write('functions/b_count.sql', countOf('0'));

    expect(await run()).toEqual({ applied: ['0002_more.sql'], reapplied: ['b_count.sql'] });
    expect(await count()).toBe(3);
  });

  it('refuses a migration that was changed, by its name, and changes nothing', async () => {
    await run();
    await write('migrations/0001_shelf.sql', 'create table shelf (id bigint);');
    await write('migrations/0002_more.sql', 'insert into shelf values (2);');

    await expect(run()).rejects.toThrow(/0001_shelf\.sql/);
    expect(await count()).toBe(0);
  });

  it('leaves nothing of a migration that fails, and goes on from there once it is right', async () => {
    await write('migrations/0002_more.sql', 'insert into shelf values (2); insert into shelf values (no);');

    await expect(run()).rejects.toThrow();
    await write('migrations/0002_more.sql', 'insert into shelf values (2);');

    expect(await run()).toMatchObject({ applied: ['0002_more.sql'] });
    expect(await count()).toBe(1);
  });
});
