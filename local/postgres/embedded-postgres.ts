import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Pool } from 'pg';
import type { DatabaseOptions } from './open-database.ts';
import { startPgliteThread } from './pglite-thread.ts';

export type EmbeddedPostgres = { pool: Pool; close: () => Promise<void> };

/** Postgres in this process: one session, spoken to through `pg` as if it were a server. */
export async function startEmbeddedPostgres({
  dataDirectory,
  cacheDirectory,
  sessionWaitMilliseconds,
}: Required<Omit<DatabaseOptions, 'databaseUrl'>>): Promise<EmbeddedPostgres> {
  const thread = await startPgliteThread({ dataDirectory, cacheDirectory });
  const pool = new Pool({
    ...createPgConfig(thread.pglite),
    max: 1,
    // the session outlives every client, and its prepared statements with it: keep the one client that knows them
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: sessionWaitMilliseconds,
  });
  const close = async (): Promise<void> => {
    await pool.end();
    await thread.close();
  };
  return { pool, close };
}
