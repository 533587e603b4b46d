import type { Database } from '../database.ts';

/** What is left of somebody outside the database, once they were erased in it. */
export type Erasure = { id: string; emailTopicArn: string | null; cognitoSub: string | null };

export type Ledger = {
  /** Erases some of those whose time has come: how many, and whether nobody is left. */
  eraseExpired: () => Promise<{ erased: number; isDone: boolean }>;
  /** Nobody else gets them while the lease lasts. */
  claim: () => Promise<Erasure[]>;
  finish: (erasure: Erasure) => Promise<void>;
  /** Gives it back before the lease ends. */
  release: (erasure: Erasure) => Promise<void>;
};

const MOST_EXPIRED = 100;
const MOST_ERASURES = 20;
/** Longer than the function may run. */
const LEASE_SECONDS = 60;

type Row = { id: string; email_topic_arn?: string | null; cognito_sub?: string | null };

export const ledgerOf = ({ query }: Database): Ledger => ({
  eraseExpired: async () => {
    const [row] = await query<{ erased: number; isDone: boolean }>(
      'select erased, is_done as "isDone" from erase_expired(:most::int)',
      { most: MOST_EXPIRED },
    );
    return row ?? { erased: 0, isDone: true };
  },
  claim: async () => {
    const rows = await query<Row>(
      'select id, email_topic_arn, cognito_sub from claim_erasures(:most::int, :lease_seconds::int)',
      { most: MOST_ERASURES, lease_seconds: LEASE_SECONDS },
    );
    return rows.map(({ id, email_topic_arn, cognito_sub }) => ({
      id,
      emailTopicArn: email_topic_arn ?? null,
      cognitoSub: cognito_sub ?? null,
    }));
  },
  finish: async ({ id }) => {
    await query('select finish_erasure(:id::uuid)', { id });
  },
  release: async ({ id }) => {
    await query('select release_erasure(:id::uuid)', { id });
  },
});
