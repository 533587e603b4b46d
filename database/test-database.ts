import { PGlite } from '@electric-sql/pglite';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from './migrate.ts';
import { pgConnection, type PgSession } from './pg-connection.ts';

const DATABASE = import.meta.dirname;
const CACHE = join(DATABASE, '../node_modules/.cache/postroom');

export type TestDatabase = {
  query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** The one value of the one row. */
  value<Value>(sql: string, values?: unknown[]): Promise<Value>;
  /** Does the work and undoes what it did to the database. */
  undone<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Does the work with the rights of the API's login. */
  asApi<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
};

/** A migrated database of its own, in memory. */
export async function testDatabase(): Promise<TestDatabase> {
  const pglite = await PGlite.create({ loadDataDir: await migratedDirectory() });
  // one function as it would be without a lock (test/locks/second-tier.ts)
  const changed = process.env['POSTROOM_CHANGED_SQL'];
  if (changed) await pglite.exec(await readFile(changed, 'utf8'));
  return { ...testSession(pglite), close: () => pglite.close() };
}

/** The same over any one session. */
export function testSession(session: PgSession): Omit<TestDatabase, 'close'> {
  const query = async <Row extends object>(sql: string, values: unknown[] = []) =>
    (await session.query(sql, values)).rows as Row[];
  let savepoints = 0;
  return {
    query,
    async value<Value>(sql: string, values?: unknown[]) {
      const [row] = await query<Record<string, Value>>(sql, values);
      return Object.values(row ?? {})[0] as Value;
    },
    async undone(work) {
      const savepoint = `test_${savepoints++}`;
      const isOutermost = savepoint === 'test_0';
      await query(isOutermost ? 'begin' : `savepoint ${savepoint}`);
      try {
        return await work();
      } finally {
        await query(isOutermost ? 'rollback' : `rollback to ${savepoint}`);
        savepoints--;
      }
    },
    async asApi(work) {
      await query('set role postroom_api');
      try {
        return await work();
      } finally {
        await query('reset role');
      }
    },
  };
}

/** A data directory that is migrated already; made once for each state of the migrations. */
async function migratedDirectory(): Promise<Blob> {
  const path = join(CACHE, `database-${await fingerprint()}.tar`);
  const cached = await readFile(path).catch(() => null);
  if (cached) return new Blob([new Uint8Array(cached)]);
  const pglite = await PGlite.create();
  await migrate(pgConnection(pglite), DATABASE);
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  await mkdir(CACHE, { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, new Uint8Array(await dump.arrayBuffer()));
  await rename(unfinished, path);
  return dump;
}

/** Of all that a migrated database is made by. */
export async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['migrations', 'functions']) {
    for (const name of (await readdir(join(DATABASE, folder))).toSorted()) {
      hash.update(name).update(await readFile(join(DATABASE, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
