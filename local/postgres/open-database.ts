import { fileURLToPath } from 'node:url';
import { refuseOtherVersion } from './data-directory.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { connectToServer } from './server-pool.ts';
import { createSessions } from './sessions.ts';
import type { Database } from './types.ts';

export type DatabaseOptions = {
  /** Where PGlite keeps its files, which one process may do at a time, or `memory` to keep nothing; unused with a `databaseUrl`. */
  dataDirectory: string | 'memory';
  /** A real server, Postgres 18, instead of PGlite. */
  databaseUrl?: string;
  /** Where the image of a new database is kept, so that the next one starts sooner. */
  cacheDirectory?: string;
  /** A file that `keepImage` wrote: a database in memory begins with what is in it. */
  image?: string;
  /** How long a call waits for a free session: PGlite has one, and a transaction whose holder waits for another call never ends (F117). */
  sessionWaitMilliseconds?: number;
};

const SESSION_WAIT_MILLISECONDS = 10_000;

const CACHE_DIRECTORY = fileURLToPath(new URL('../../.local/cache', import.meta.url));

/** One database behind one `pg.Pool`, PGlite or a server; rejects with `DatabaseUnavailable`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { sessionWaitMilliseconds = SESSION_WAIT_MILLISECONDS } = options;
  if (options.databaseUrl) {
    const { pool, name } = await connectToServer(options.databaseUrl, sessionWaitMilliseconds);
    return { name, ...createSessions(pool), keepImage: async () => undefined, close: () => pool.end() };
  }
  const { dataDirectory, cacheDirectory = CACHE_DIRECTORY, image } = options;
  refuseOtherVersion(dataDirectory);
  const { pool, keepImage, close } = await startEmbeddedPostgres({
    dataDirectory,
    cacheDirectory,
    image,
    sessionWaitMilliseconds,
  });
  return { name: 'postgres', ...createSessions(pool), keepImage, close };
}
