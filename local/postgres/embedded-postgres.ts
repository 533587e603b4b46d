import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Pool } from 'pg';
import { startPgliteThread, type PgliteThread, type Places } from './pglite-thread.ts';

export type EmbeddedPostgres = { pool: Pool } & Pick<PgliteThread, 'keepImage' | 'close'>;

/** Postgres in this process: one session, spoken to through `pg` as if it were a server. */
export async function startEmbeddedPostgres({
  sessionWaitMilliseconds,
  ...places
}: Places & { sessionWaitMilliseconds: number }): Promise<EmbeddedPostgres> {
  const thread = await startPgliteThread(places);
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
  return { pool, keepImage: thread.keepImage, close };
}
