import type { Channel, PackageStatus } from '../../graphql/generated/graphql.ts';
import type { Database } from '../database.ts';

/** One message to one person through one channel, as the ledger has it. */
export type Notice = {
  id: string;
  personId: string;
  channel: Channel;
  phone: string | null;
  email: string | null;
  emailTopicArn: string | null;
  trackingNumber: string;
  officeName: string | null;
  status: PackageStatus;
};

/** How a message ended, and for people who ask: why. */
export type Outcome = { state: 'SENT' | 'FAILED' | 'DEFERRED' | 'SUPPRESSED'; detail: string };

/** Every message that was or was not sent can be explained by it. */
export type Ledger = {
  /** Nothing where the message was sent before, is being sent by another, or has nobody to go to. */
  claim: (eventId: string) => Promise<Notice | undefined>;
  finish: (notice: Notice, outcome: Outcome) => Promise<void>;
  saveEmailTopic: (personId: string, topicArn: string) => Promise<void>;
};

/** Longer than the function may run, shorter than the queue waits before it delivers again. */
const LEASE_SECONDS = 120;

export const ledgerOf = ({ query }: Database): Ledger => ({
  claim: async (eventId) => {
    const [notice] = await query<Notice>(
      `select
         notification_id as "id",
         person_id as "personId",
         channel,
         phone,
         email,
         email_topic_arn as "emailTopicArn",
         tracking_number as "trackingNumber",
         office_name as "officeName",
         status
       from claim_notification(:event_id::uuid, :lease_seconds::int)`,
      { event_id: eventId, lease_seconds: LEASE_SECONDS },
    );
    return notice;
  },
  finish: async ({ id }, { state, detail }) => {
    await query('select finish_notification(:id::uuid, :state, :detail)', { id, state, detail });
  },
  saveEmailTopic: async (personId, topicArn) => {
    await query('select save_email_topic(:person_id::uuid, :arn)', { person_id: personId, arn: topicArn });
  },
});
