import type { Database } from '../database.ts';

export type EmailState = 'PENDING' | 'CONFIRMED' | 'UNSUBSCRIBED';
export type TopicState = { topicArn: string; state: 'PENDING' | 'CONFIRMED' };

/** Whom to ask again to confirm their address. */
export type Unconfirmed = { personId: string; email: string; emailTopicArn: string | null };

/** Less than a Lambda's second try takes to come. */
const LEASE_SECONDS = 60;

/** What the database knows of who can be reached. Counts are of messages that are due now, if nothing else is said. */
export type ContactLedger = {
  saveEmailTopic: (personId: string, topicArn: string) => Promise<void>;
  saveEmailState: (personId: string, topicArn: string, state: EmailState, at: Date) => Promise<number>;
  reconcileEmails: (page: TopicState[], at: Date) => Promise<number>;
  /** How many have unsubscribed. */
  finishEmails: (startedAt: Date, at: Date) => Promise<number>;
  reconcileOptOuts: (phones: string[], at: Date) => Promise<number>;
  /** How many may be written to again. */
  finishOptOuts: (startedAt: Date) => Promise<number>;
  /** Nobody else gets them while the lease lasts. */
  claimConfirmations: (at: Date) => Promise<Unconfirmed[]>;
};

export function contactLedgerOf({ query }: Database): ContactLedger {
  const count = async (sql: string, values: Record<string, string>) => {
    const [row] = await query<{ count: number }>(`select ${sql} as count`, values);
    return row?.count ?? 0;
  };
  return {
    saveEmailTopic: async (personId, arn) => {
      await query('select save_email_topic(:person_id::uuid, :arn)', { person_id: personId, arn });
    },
    saveEmailState: (personId, arn, state, at) =>
      count('save_email_state(:person_id::uuid, :arn, :state, :at::timestamptz)', {
        person_id: personId,
        arn,
        state,
        at: at.toISOString(),
      }),
    reconcileEmails: (page, at) =>
      count('reconcile_emails(:page::jsonb, :at::timestamptz)', {
        page: JSON.stringify(page),
        at: at.toISOString(),
      }),
    finishEmails: (startedAt, at) =>
      count('finish_email_reconciliation(:started_at::timestamptz, :at::timestamptz)', {
        started_at: startedAt.toISOString(),
        at: at.toISOString(),
      }),
    reconcileOptOuts: (phones, at) =>
      count('reconcile_opt_outs(:phones::jsonb, :at::timestamptz)', {
        phones: JSON.stringify(phones),
        at: at.toISOString(),
      }),
    finishOptOuts: (startedAt) =>
      count('finish_opt_out_reconciliation(:started_at::timestamptz)', {
        started_at: startedAt.toISOString(),
      }),
    claimConfirmations: async (at) => {
      const rows = await query<{ person_id: string; email: string; email_topic_arn?: string | null }>(
        `select person_id, email, email_topic_arn
         from claim_confirmations(:at::timestamptz, :lease_seconds::int)`,
        { at: at.toISOString(), lease_seconds: LEASE_SECONDS },
      );
      return rows.map(({ person_id, email, email_topic_arn }) => ({
        personId: person_id,
        email,
        emailTopicArn: email_topic_arn ?? null,
      }));
    },
  };
}
