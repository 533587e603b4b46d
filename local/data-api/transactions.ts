import { randomBytes } from 'node:crypto';
import type { DatabaseTransaction } from '../postgres/types.ts';
import { DataApiError } from './types.ts';

type OpenTransaction = {
  transaction: DatabaseTransaction;
  isBusy: boolean;
  /** In epoch milliseconds. */
  endsAt: number;
  expiry?: NodeJS.Timeout;
};

export type TransactionLimits = {
  /** Between two calls. */
  idleMilliseconds: number;
  lifetimeMilliseconds: number;
};

export type Transactions = {
  open: (transaction: DatabaseTransaction) => string;
  /** Runs one call of a transaction; a second one at the same time is refused (F60). */
  use: <Result>(id: string, run: (transaction: DatabaseTransaction) => Promise<Result>) => Promise<Result>;
  commit: (id: string) => Promise<void>;
  rollback: (id: string) => Promise<void>;
  rollbackAll: () => Promise<void>;
};

/** The transactions that clients have begun; one that nobody uses for a while, or that lasts too long, is rolled back (F60). */
export function createTransactions({
  idleMilliseconds,
  lifetimeMilliseconds,
}: TransactionLimits): Transactions {
  const transactions = new Map<string, OpenTransaction>();

  const expireLater = (id: string, open: OpenTransaction): void => {
    open.expiry = setTimeout(
      () => {
        transactions.delete(id);
        open.transaction.rollback().catch(() => undefined);
      },
      Math.min(idleMilliseconds, open.endsAt - Date.now()),
    ).unref();
  };

  const use: Transactions['use'] = async (id, run) => {
    const open = idle(transactions, id);
    open.isBusy = true;
    clearTimeout(open.expiry);
    try {
      return await run(open.transaction);
    } finally {
      open.isBusy = false;
      expireLater(id, open);
    }
  };

  const close = (id: string): DatabaseTransaction => {
    const open = idle(transactions, id);
    clearTimeout(open.expiry);
    transactions.delete(id);
    return open.transaction;
  };

  return {
    open: (transaction) => {
      const id = randomBytes(96).toString('base64');
      const open = { transaction, isBusy: false, endsAt: Date.now() + lifetimeMilliseconds };
      transactions.set(id, open);
      expireLater(id, open);
      return id;
    },
    use,
    commit: async (id) => close(id).commit(),
    rollback: async (id) => close(id).rollback(),
    rollbackAll: async () => {
      const idleIds = [...transactions].filter(([, open]) => !open.isBusy).map(([id]) => id);
      await Promise.allSettled(idleIds.map((id) => close(id).rollback()));
    },
  };
}

function idle(transactions: Map<string, OpenTransaction>, id: string): OpenTransaction {
  const open = transactions.get(id);
  if (!open) throw new DataApiError('TransactionNotFoundException', `Transaction ${id} is not found`, 404);
  if (open.isBusy) throw new DataApiError('DatabaseErrorException', 'Transaction is still running a query');
  return open;
}
