import type { Pool, PoolClient } from 'pg';
import { cancellable } from './cancellation.ts';
import { runStatement } from './run-statement.ts';
import { endStrayTransaction, enterSession, noteCommand, withinRole } from './session-state.ts';
import { createStatementNames } from './statement-names.ts';
import {
  type Database,
  DatabaseBusy,
  type DatabaseTransaction,
  type Statement,
  type StatementResult,
  TransactionAborted,
} from './types.ts';

/** Statements and transactions over a pool; whoever comes first is served first. */
export function createSessions(pool: Pool): Pick<Database, 'query' | 'transaction'> {
  const names = createStatementNames();
  // a session that breaks while it is used says so by its statement, too (F118)
  pool.on('connect', (client) => client.on('error', () => undefined));

  const run = async (
    client: PoolClient,
    statement: Statement,
    signal?: AbortSignal,
  ): Promise<StatementResult> => {
    const result = await cancellable(pool, client, signal, () => runStatement(client, names, statement));
    noteCommand(client, result.command, statement.text);
    return result;
  };

  return {
    query: async (statement, { role, signal } = {}) => {
      const client = await acquire(pool);
      try {
        await enterSession(client, role);
        return await run(client, withinRole(role, statement), signal);
      } finally {
        await release(client);
      }
    },
    transaction: async ({ role } = {}) => {
      const client = await acquire(pool);
      try {
        await enterSession(client, role);
        await client.query('begin');
      } catch (fault) {
        client.release();
        throw fault;
      }
      return openTransaction(client, (statement, signal) => run(client, withinRole(role, statement), signal));
    },
  };
}

function openTransaction(
  client: PoolClient,
  run: (statement: Statement, signal?: AbortSignal) => Promise<StatementResult>,
): DatabaseTransaction {
  const end = async (command: 'commit' | 'rollback'): Promise<string> => {
    try {
      return (await client.query(command)).command;
    } finally {
      client.release();
    }
  };
  return {
    query: (statement, { signal } = {}) => run(statement, signal),
    commit: async () => {
      if ((await end('commit')) === 'ROLLBACK') throw new TransactionAborted();
    },
    rollback: async () => {
      await end('rollback');
    },
  };
}

/** A session that cannot roll back is broken, and the pool drops it. */
async function release(client: PoolClient): Promise<void> {
  await endStrayTransaction(client).catch(() => undefined);
  client.release();
}

async function acquire(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (fault) {
    if (!(fault instanceof Error) || !/^timeout exceeded/.test(fault.message)) throw fault;
    throw new DatabaseBusy(
      'No database session became free in time: PGlite has only one, and an open transaction keeps it. ' +
        'End the transaction first, or use a server through DATABASE_URL.',
    );
  }
}
