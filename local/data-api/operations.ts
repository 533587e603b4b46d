import type { Database, DatabaseTransaction, QueryOptions, Statement } from '../postgres/types.ts';
import { bindParameters } from './bind-parameters.ts';
import { compileStatement } from './named-parameters.ts';
import { shapeResult } from './shape-result.ts';
import { withStatementTimeout } from './statement-timeout.ts';
import type { Transactions } from './transactions.ts';
import type {
  BatchExecuteStatementInput,
  BatchExecuteStatementOutput,
  BeginTransactionInput,
  EndTransactionInput,
  ExecuteStatementInput,
  ExecuteStatementOutput,
} from './types.ts';

/** The operations as `@aws-sdk/client-rds-data` has them; they reject with `DataApiError`. */
export type DataApiOperations = {
  executeStatement: (input: ExecuteStatementInput) => Promise<ExecuteStatementOutput>;
  batchExecuteStatement: (input: BatchExecuteStatementInput) => Promise<BatchExecuteStatementOutput>;
  beginTransaction: (input: BeginTransactionInput) => Promise<{ transactionId: string }>;
  commitTransaction: (input: EndTransactionInput) => Promise<{ transactionStatus: string }>;
  rollbackTransaction: (input: EndTransactionInput) => Promise<{ transactionStatus: string }>;
};

/** The operations of one login. */
export type Work = {
  database: Database;
  transactions: Transactions;
  statementTimeoutMilliseconds: number;
  /** The role to take on; absent for the login of the database itself. */
  role: string | undefined;
};

type Runner = { query: (statement: Statement, options: QueryOptions) => Promise<unknown> };

export async function executeStatement(
  work: Work,
  input: ExecuteStatementInput,
): Promise<ExecuteStatementOutput> {
  const statement = bindParameters(compileStatement(input.sql), input.parameters);
  const result = await withStatementTimeout(
    work.statementTimeoutMilliseconds,
    input.continueAfterTimeout ?? false,
    (signal) =>
      input.transactionId === undefined
        ? work.database.query(statement, { role: work.role, signal })
        : work.transactions.use(input.transactionId, ({ query }) => query(statement, { signal })),
  );
  return shapeResult(result, input);
}

/** All sets or none. */
export async function batchExecuteStatement(
  work: Work,
  { sql, parameterSets, transactionId }: BatchExecuteStatementInput,
): Promise<BatchExecuteStatementOutput> {
  const compiled = compileStatement(sql);
  const sets = parameterSets?.length ? parameterSets : [[]];
  const statements = sets.map((parameters) => bindParameters(compiled, parameters));

  await withStatementTimeout(work.statementTimeoutMilliseconds, false, (signal) =>
    transactionId === undefined
      ? inOwnTransaction(work, (transaction) => runAll(transaction, statements, signal))
      : work.transactions.use(transactionId, (transaction) => runAll(transaction, statements, signal)),
  );
  return { updateResults: statements.map(() => ({ generatedFields: [] })) };
}

export async function beginTransaction(work: Work): Promise<{ transactionId: string }> {
  return { transactionId: work.transactions.open(await work.database.transaction({ role: work.role })) };
}

export async function commitTransaction(
  work: Work,
  { transactionId }: EndTransactionInput,
): Promise<{ transactionStatus: string }> {
  await work.transactions.commit(transactionId);
  return { transactionStatus: 'Transaction Committed' };
}

export async function rollbackTransaction(
  work: Work,
  { transactionId }: EndTransactionInput,
): Promise<{ transactionStatus: string }> {
  await work.transactions.rollback(transactionId);
  return { transactionStatus: 'Rollback Complete' };
}

async function runAll(runner: Runner, statements: Statement[], signal: AbortSignal): Promise<void> {
  for (const statement of statements) await runner.query(statement, { signal });
}

async function inOwnTransaction(
  { database, role }: Work,
  run: (transaction: DatabaseTransaction) => Promise<void>,
): Promise<void> {
  const transaction = await database.transaction({ role });
  try {
    await run(transaction);
  } catch (fault) {
    await transaction.rollback();
    throw fault;
  }
  await transaction.commit();
}
