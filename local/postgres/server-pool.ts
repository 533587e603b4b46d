import { Pool } from 'pg';
import { DatabaseUnavailable } from './types.ts';

const OLDEST_VERSION = 18;
const CONNECTIONS = 20;

/** The pool of a real server, proven to answer and to be new enough. */
export async function connectToServer(
  databaseUrl: string,
  sessionWaitMilliseconds: number,
): Promise<{ pool: Pool; name: string }> {
  const place = placeOf(databaseUrl);
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: sessionWaitMilliseconds,
    // the Data API answers timestamps in UTC (F62)
    options: '-c timezone=UTC -c datestyle=ISO',
  });
  // without a listener a restart of the server ends our process (F118)
  pool.on('error', () => undefined);
  try {
    return { pool, name: await checkServer(pool, place) };
  } catch (fault) {
    await pool.end();
    throw fault;
  }
}

async function checkServer(pool: Pool, place: string): Promise<string> {
  const { rows } = await pool
    .query<{ name: string; version: string }>(
      `select current_database() as name, current_setting('server_version') as version`,
    )
    .catch((fault: Error) => {
      throw new DatabaseUnavailable(
        `DATABASE_URL leads to ${place}, which does not answer: ${reasonOf(fault)}.`,
      );
    });
  const [{ name, version } = { name: '', version: '' }] = rows;
  if (Number.parseInt(version, 10) >= OLDEST_VERSION) return name;
  throw new DatabaseUnavailable(
    `DATABASE_URL leads to Postgres ${version} at ${place}, but this needs Postgres ${OLDEST_VERSION}.`,
  );
}

/** Where a URL leads, without its password. */
function placeOf(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return `${url.host || 'localhost'}${url.pathname}`;
  throw new DatabaseUnavailable(
    'DATABASE_URL is not of the form postgres://user:password@host:port/database.',
  );
}

/** A connection refused on every address of a name is an `AggregateError` without a message. */
function reasonOf(fault: Error): string {
  const [first] = fault instanceof AggregateError ? fault.errors : [fault];
  return (first as Error).message;
}
