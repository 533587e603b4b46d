import type { Database } from '../database.ts';

export type EmailState = 'PENDING' | 'CONFIRMED' | 'UNSUBSCRIBED';
export type TopicState = { topicArn: string; state: 'PENDING' | 'CONFIRMED' };

/** Whom to ask again to confirm their address; or why not. */
export type Asked =
  | { contact: { personId: string; email: string; emailTopicArn: string | null } }
  | { error: { code: string; message: string } };

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
  askAgain: (viewer: object, personId: string, at: Date) => Promise<Asked>;
  personOf: (viewer: object, personId: string) => Promise<object>;
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
    askAgain: async (viewer, personId, at) => {
      const [row] = await query<{ asked: string }>(
        'select ask_to_confirm_again(:viewer::jsonb, :person_id, :at::timestamptz)::text as asked',
        { viewer: JSON.stringify(viewer), person_id: personId, at: at.toISOString() },
      );
      return JSON.parse(row?.asked ?? '{}') as Asked;
    },
    personOf: async (viewer, personId) => {
      const [row] = await query<{ person: string }>(
        'select person_asked_again(:viewer::jsonb, :person_id)::text as person',
        { viewer: JSON.stringify(viewer), person_id: personId },
      );
      return JSON.parse(row?.person ?? '{}') as object;
    },
  };
}
