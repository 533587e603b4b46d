import type { NotificationFacts } from '../../domain/notification-facts.ts';
import type { Channel } from '../../graphql/generated/graphql.ts';
import type { EmailState } from '../contacts/ledger.ts';
import type { Database } from '../database.ts';
import type { Contact, Outcome } from './channel.ts';

/** One message to one person, leased. */
export type DueMessage = Contact & {
  messageId: string;
  channel: Channel;
  language: string;
  timeZone: string | null;
  items: NotificationFacts[];
};

/** What may go out now; when the next may, if any is due; and when the first of those is due that were put off. */
export type Claimed = { messages: DueMessage[]; nextAt: Date | null; laterAt: Date | null };

export type Finished = Outcome & { parts?: number };

/** Every message that was or was not sent can be explained by it. */
export type Ledger = {
  /** Once more changes nothing. Answers how many messages are due now, and when others are. */
  plan: (eventId: string, at: Date) => Promise<{ due: number; later: Date[] }>;
  claim: (at: Date) => Promise<Claimed>;
  /** Answers when it is to be tried again, if it is. */
  finish: (messageId: string, outcome: Finished, at: Date) => Promise<Date | null>;
  saveEmailTopic: (personId: string, topicArn: string) => Promise<void>;
  saveEmailState: (personId: string, topicArn: string, state: EmailState, at: Date) => Promise<void>;
  saveOptOut: (personId: string, phone: string, at: Date) => Promise<void>;
};

/** Longer than the function may run, shorter than the queue waits before it delivers again. */
const LEASE_SECONDS = 90;
const MOST_MESSAGES = 10;

/** `limits` as in `sending_limits` of the database. */
export const ledgerOf = ({ query }: Database, limits = '{}', leaseSeconds = LEASE_SECONDS): Ledger => ({
  plan: async (eventId, at) => {
    const [row] = await query<{ planned: string }>(
      'select plan_notifications(:event_id::uuid, :at::timestamptz)::text as planned',
      { event_id: eventId, at: at.toISOString() },
    );
    const { due, laterBuckets } = JSON.parse(row?.planned ?? NOTHING) as Planned;
    return { due, later: laterBuckets.map((bucket) => new Date(bucket)) };
  },
  claim: async (at) => {
    const rows = await query<{ message: string }>(
      `select message::text as message
       from claim_messages(:at::timestamptz, :most::int, :lease_seconds::int, :limits::jsonb)`,
      { at: at.toISOString(), most: MOST_MESSAGES, lease_seconds: leaseSeconds, limits },
    );
    return claimedOf(rows.map(({ message }) => JSON.parse(message) as DueMessage | Tail));
  },
  finish: async (messageId, { state, reason, detail, parts }, at) => {
    const [row] = await query<{ next?: number | null }>(
      `select (extract(epoch from
         finish_message(:id::uuid, :state, :reason, :detail, :at::timestamptz, :parts::int)
       ) * 1000)::bigint as next`,
      { id: messageId, state, reason: reason ?? null, detail, at: at.toISOString(), parts: parts ?? null },
    );
    return row?.next ? new Date(row.next) : null;
  },
  saveEmailTopic: async (personId, topicArn) => {
    await query('select save_email_topic(:person_id::uuid, :arn)', { person_id: personId, arn: topicArn });
  },
  saveEmailState: async (personId, topicArn, state, at) => {
    await query('select save_email_state(:person_id::uuid, :arn, :state, :at::timestamptz)', {
      person_id: personId,
      arn: topicArn,
      state,
      at: at.toISOString(),
    });
  },
  saveOptOut: async (personId, phone, at) => {
    await query('select save_opt_out(:person_id::uuid, :phone, :at::timestamptz)', {
      person_id: personId,
      phone,
      at: at.toISOString(),
    });
  },
});

type Planned = { due: number; laterBuckets: string[] };
const NOTHING = '{"due": 0, "laterBuckets": []}';

type Tail = { nextAt: string | null; laterAt: string | null };

function claimedOf(rows: (DueMessage | Tail)[]): Claimed {
  const messages = rows.filter((row): row is DueMessage => 'messageId' in row);
  const tail = rows.find((row): row is Tail => 'nextAt' in row);
  return { messages, nextAt: instant(tail?.nextAt), laterAt: instant(tail?.laterAt) };
}

function instant(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null;
}
