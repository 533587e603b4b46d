import {
  CreateTopicCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SubscribeCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { contactTopicName } from '../../domain/contact-topic.ts';
import type { Outcome } from './ledger.ts';
import type { Message } from './message.ts';

export type EmailContact = { personId: string; email: string; emailTopicArn: string | null };

type SaveTopic = (personId: string, topicArn: string) => Promise<void>;

const UNCONFIRMED: Outcome = { state: 'DEFERRED', detail: 'The address has not been confirmed yet.' };
const UNSUBSCRIBED: Outcome = {
  state: 'SUPPRESSED',
  detail: 'The address unsubscribed, or never confirmed.',
};

/**
 * SNS sends e-mail to the subscribers of a topic only, so each address has a topic of its own, subscribed on first use.
 * Somebody who unsubscribed is never subscribed again.
 */
export const sendEmail =
  (client: SNSClient, saveTopic: SaveTopic) =>
  async (contact: EmailContact, { subject, text }: Message): Promise<Outcome> => {
    const name = contactTopicName(contact.personId, contact.email);
    const known = contact.emailTopicArn?.endsWith(`:${name}`) ? contact.emailTopicArn : undefined;
    const TopicArn = known ?? (await createTopic(client, name));
    const subscription = await subscriptionOf(client, TopicArn, contact.email);
    if (!subscription && known) {
      return UNSUBSCRIBED;
    }
    if (!subscription) {
      await client.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: contact.email }));
    }
    if (!known) {
      await saveTopic(contact.personId, TopicArn);
    }
    if (!subscription || subscription === 'PendingConfirmation') {
      return UNCONFIRMED;
    }
    const command = new PublishCommand({ TopicArn, Subject: subject, Message: text });
    const { MessageId } = await client.send(command);
    return { state: 'SENT', detail: `SNS took it as ${MessageId}.` };
  };

/** The ARN of the subscription, or `PendingConfirmation`; nothing where there is none. */
async function subscriptionOf(
  client: SNSClient,
  TopicArn: string,
  email: string,
): Promise<string | undefined> {
  const { Subscriptions = [] } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  return Subscriptions.find(({ Endpoint }) => Endpoint === email)?.SubscriptionArn;
}

/** Creating one that exists answers its ARN. */
async function createTopic(client: SNSClient, Name: string): Promise<string> {
  const { TopicArn } = await client.send(new CreateTopicCommand({ Name }));
  return TopicArn ?? '';
}
