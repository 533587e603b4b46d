import {
  DatabaseResumingException,
  ExecuteStatementCommand,
  type ExecuteStatementCommandInput,
  type Field,
  type RDSDataClient,
  type SqlParameter,
} from '@aws-sdk/client-rds-data';
import { setTimeout as sleep } from 'node:timers/promises';

export type Value = string | number | boolean | null;

/** The database as Lambdas reach it: one statement, one call of the Data API. */
export type Database = {
  /** Values are named `:like_this`; those that are not text are cast in the SQL (F63). */
  query: <Row>(sql: string, values?: Record<string, Value>) => Promise<Row[]>;
};

/** Where the database is, and as whom to speak to it. */
export type Cluster = { resourceArn: string; secretArn: string; database: string };

type Options = Pick<ExecuteStatementCommandInput, 'transactionId' | 'continueAfterTimeout'>;

/** A paused database needs about 15 seconds, 30 after a long pause, and the SDK does not wait for it (F65). */
const WAITS_SECONDS = [1, 2, 4, 8, 8, 8, 8];

export const connect = (client: RDSDataClient, cluster: Cluster, options: Options = {}): Database => ({
  query: async <Row>(sql: string, values: Record<string, Value> = {}) => {
    const command = new ExecuteStatementCommand({
      ...cluster,
      ...options,
      sql,
      parameters: Object.entries(values).map(parameter),
      formatRecordsAs: 'JSON',
    });
    const { formattedRecords } = await whenAwake(() => client.send(command));
    return JSON.parse(formattedRecords ?? '[]') as Row[];
  },
});

/** Asks again for as long as the database is waking up. */
export async function whenAwake<Answer>(
  ask: () => Promise<Answer>,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<Answer> {
  for (const seconds of WAITS_SECONDS) {
    try {
      return await ask();
    } catch (fault) {
      if (!(fault instanceof DatabaseResumingException)) {
        throw fault;
      }
      await wait(seconds * 1000);
    }
  }
  return ask();
}

function parameter([name, value]: [string, Value]): SqlParameter {
  return { name, value: field(value) };
}

function field(value: Value): Field {
  if (value === null) return { isNull: true };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  return Number.isInteger(value) ? { longValue: value } : { doubleValue: value };
}
