import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { EmailState } from '../contacts/ledger.ts';
import { stateOfTopic, subscribe } from '../contacts/topic.ts';
import type { Channel, Contact, Outcome } from './channel.ts';

type Kept = {
  saveTopic: (personId: string, topicArn: string) => Promise<void>;
  /** What has waited for a confirmation goes out once there is one. */
  saveState: (personId: string, topicArn: string, state: EmailState) => Promise<void>;
  /** Somebody was asked to confirm: it is looked after whether they did. */
  lookAgain: (personId: string, topicArn: string) => Promise<void>;
};

/** What asks and looks, and what publishes: only of the latter an answer that is lost matters. */
export type EmailClients = { asking: Pick<SNSClient, 'send'>; publishing: Pick<SNSClient, 'send'> };

const UNCONFIRMED: Outcome = {
  state: 'DEFERRED',
  reason: 'UNCONFIRMED',
  detail: 'The address has not been confirmed yet.',
};
const UNSUBSCRIBED: Outcome = {
  state: 'SUPPRESSED',
  reason: 'UNSUBSCRIBED',
  detail: 'The address unsubscribed.',
};

/**
 * SNS sends e-mail to the subscribers of a topic only, so each address has a topic of its own, subscribed on first use.
 * Somebody who unsubscribed is never subscribed again, but by asking for it.
 */
export const emailThrough = ({ asking, publishing }: EmailClients, kept: Kept): Channel => ({
  send: async (contact, { subject, text }) => {
    const topic = await stateOfTopic(asking, contact);
    if (topic.state === 'NONE' && topic.isKnown) {
      await kept.saveState(contact.personId, topic.arn, 'UNSUBSCRIBED');
      return UNSUBSCRIBED;
    }
    if (topic.state === 'NONE') {
      await askToConfirm(asking, kept, contact, topic.arn);
      return UNCONFIRMED;
    }
    if (!topic.isKnown) await kept.saveTopic(contact.personId, topic.arn);
    if (topic.state === 'PENDING') {
      return UNCONFIRMED;
    }
    await kept.saveState(contact.personId, topic.arn, 'CONFIRMED');
    const command = new PublishCommand({ TopicArn: topic.arn, Subject: subject, Message: text });
    const { MessageId } = await publishing.send(command);
    return { state: 'SENT', detail: `SNS took it as ${MessageId}.` };
  },
});

async function askToConfirm(
  client: EmailClients['asking'],
  kept: Kept,
  { personId, email }: Contact,
  topicArn: string,
): Promise<void> {
  await subscribe(client, topicArn, email ?? '');
  await kept.saveTopic(personId, topicArn);
  await kept.saveState(personId, topicArn, 'PENDING');
  await kept.lookAgain(personId, topicArn);
}
