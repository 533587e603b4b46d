import { Client, type Pool, type PoolClient } from 'pg';

/** Runs a statement of which the server is told to stop when the signal says so. */
export async function cancellable<Result>(
  pool: Pool,
  client: PoolClient,
  signal: AbortSignal | undefined,
  run: () => Promise<Result>,
): Promise<Result> {
  let cancelled: Promise<void> | undefined;
  const cancel = (): void => {
    cancelled = cancelStatement(pool, client);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await run();
  } finally {
    signal?.removeEventListener('abort', cancel);
    // a request to stop that is still on its way would hit the next statement of this session
    await cancelled;
  }
}

async function cancelStatement(pool: Pool, client: PoolClient): Promise<void> {
  const { processID } = client as { processID?: number | null };
  // PGlite has no second session to speak from
  if (!processID) return;

  const messenger = new Client(pool.options);
  messenger.on('error', () => undefined);
  try {
    await messenger.connect();
    await messenger.query('select pg_cancel_backend($1)', [processID]);
  } catch {
    // the statement ends by itself
  } finally {
    await messenger.end();
  }
}
