import { fileURLToPath } from 'node:url';
import { claimDataDirectory } from './data-directory.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { connectToServer } from './server-pool.ts';
import { createSessions } from './sessions.ts';
import type { Database } from './types.ts';

export type DatabaseOptions = {
  /** Where PGlite keeps its files, or `memory` to keep nothing; unused with a `databaseUrl`. */
  dataDirectory: string | 'memory';
  /** A real server, Postgres 18, instead of PGlite. */
  databaseUrl?: string;
  /** Where the image of a new database is kept, so that the next one starts sooner. */
  cacheDirectory?: string;
};

const CACHE_DIRECTORY = fileURLToPath(new URL('../../.local/cache', import.meta.url));

/** One database behind one `pg.Pool`, PGlite or a server; rejects with `DatabaseUnavailable`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.databaseUrl) {
    const { pool, name } = await connectToServer(options.databaseUrl);
    return { name, ...createSessions(pool), close: () => pool.end() };
  }
  return openEmbedded(options.dataDirectory, options.cacheDirectory ?? CACHE_DIRECTORY);
}

async function openEmbedded(dataDirectory: string, cacheDirectory: string): Promise<Database> {
  const release = dataDirectory === 'memory' ? () => undefined : claimDataDirectory(dataDirectory);
  try {
    const { pool, close } = await startEmbeddedPostgres(dataDirectory, cacheDirectory);
    return { name: 'postgres', ...createSessions(pool), close: () => close().finally(release) };
  } catch (fault) {
    release();
    throw fault;
  }
}
