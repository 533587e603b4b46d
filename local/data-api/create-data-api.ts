import type { AwsService } from '../aws-service.ts';
import type { Database } from '../postgres/types.ts';
import { authorizeLogin, type KnownLogins, type Login } from './authorize-login.ts';
import { createCallLog, type DataApiCall } from './call-log.ts';
import { databaseResuming, httpEndpointNotEnabled, toDataApiError } from './faults.ts';
import * as operations from './operations.ts';
import type { DataApiOperations, Work } from './operations.ts';
import { dataApiService } from './service.ts';
import { createTransactions } from './transactions.ts';

export type DataApi = DataApiOperations & {
  service: AwsService;
  /** The latest calls, oldest first, at least ten thousand. */
  calls: () => readonly DataApiCall[];
  close: () => Promise<void>;
};

export type DataApiOptions = KnownLogins & {
  database: Database;
  /** Works as the login of the database itself; every other login is entered as a role. */
  masterUsername: string;
  statementTimeoutMilliseconds?: number;
  transactionIdleMilliseconds?: number;
  transactionLifetimeMilliseconds?: number;
  /** False where the cluster has its Data API switched off (F64). */
  hasHttpEndpoint?: boolean;
  /** Asked before each call: a database that pauses when idle refuses the call that wakes it (F65). */
  isPaused?: () => boolean;
};

/** F59, F60. */
const STATEMENT_TIMEOUT_MILLISECONDS = 45_000;
const TRANSACTION_IDLE_MILLISECONDS = 180_000;
const TRANSACTION_LIFETIME_MILLISECONDS = 86_400_000;

/** The RDS Data API over one database: called in process by resolvers, over HTTP by SDK clients. */
export function createDataApi(options: DataApiOptions): DataApi {
  const { database, statementTimeoutMilliseconds = STATEMENT_TIMEOUT_MILLISECONDS } = options;
  const transactions = createTransactions({
    idleMilliseconds: options.transactionIdleMilliseconds ?? TRANSACTION_IDLE_MILLISECONDS,
    lifetimeMilliseconds: options.transactionLifetimeMilliseconds ?? TRANSACTION_LIFETIME_MILLISECONDS,
  });
  const log = createCallLog();

  const operation =
    <Input extends Login & { sql?: string }, Output>(
      { name, via }: { name: string; via: DataApiCall['via'] },
      run: (work: Work, input: Input) => Promise<Output>,
    ) =>
    async (input: Input): Promise<Output> => {
      try {
        if (options.hasHttpEndpoint === false) throw httpEndpointNotEnabled(options.resourceArn);
        const username = authorizeLogin(input, options);
        if (options.isPaused?.()) throw databaseResuming(input.resourceArn);
        const role = username === options.masterUsername ? undefined : username;
        log.add({ operation: name, sql: input.sql, username, via });
        return await run({ database, transactions, statementTimeoutMilliseconds, role }, input);
      } catch (fault) {
        throw toDataApiError(fault);
      }
    };

  const operationsVia = (via: DataApiCall['via']): DataApiOperations => ({
    executeStatement: operation({ name: 'ExecuteStatement', via }, operations.executeStatement),
    batchExecuteStatement: operation(
      { name: 'BatchExecuteStatement', via },
      operations.batchExecuteStatement,
    ),
    beginTransaction: operation({ name: 'BeginTransaction', via }, operations.beginTransaction),
    commitTransaction: operation({ name: 'CommitTransaction', via }, operations.commitTransaction),
    rollbackTransaction: operation({ name: 'RollbackTransaction', via }, operations.rollbackTransaction),
  });
  return {
    ...operationsVia('resolver'),
    service: dataApiService(operationsVia('http')),
    calls: log.calls,
    close: transactions.rollbackAll,
  };
}
