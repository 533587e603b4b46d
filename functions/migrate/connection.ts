import {
  BeginTransactionCommand,
  CommitTransactionCommand,
  RollbackTransactionCommand,
  type RDSDataClient,
} from '@aws-sdk/client-rds-data';
import type { MigrationConnection } from '../../database/migration-connection.ts';
import { connect, whenAwake, type Cluster } from '../database.ts';

/** Transactions of the Data API; a long change goes on when the call has timed out (F59, F60). */
export const transactionsOver = (client: RDSDataClient, cluster: Cluster): MigrationConnection => ({
  transaction: async (work) => {
    const { transactionId } = await whenAwake(() => client.send(new BeginTransactionCommand(cluster)));
    const { resourceArn, secretArn } = cluster;
    const transaction = { resourceArn, secretArn, transactionId };
    try {
      const result = await work(connect(client, cluster, { transactionId, continueAfterTimeout: true }));
      await client.send(new CommitTransactionCommand(transaction));
      return result;
    } catch (fault) {
      await rollBack(client, transaction);
      throw fault;
    }
  },
});

type Transaction = { resourceArn: string; secretArn: string; transactionId: string | undefined };

/** What went wrong before matters more than a rollback that fails: the transaction ends by itself within minutes (F60). */
async function rollBack(client: RDSDataClient, transaction: Transaction): Promise<void> {
  await client.send(new RollbackTransactionCommand(transaction)).catch(() => undefined);
}
