import {
  CreateTopicCommand,
  ListSubscriptionsByTopicCommand,
  SubscribeCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { contactTopicName } from '../../domain/contact-topic.ts';

type Client = Pick<SNSClient, 'send'>;
type Addressed = { personId: string; email: string | null; emailTopicArn: string | null };

/** Of the address's own topic: NONE where nobody is subscribed, `isKnown` where it was made before. */
export type ContactTopic = { arn: string; isKnown: boolean; state: 'NONE' | 'PENDING' | 'CONFIRMED' };

/** The topic of an address, which is made where there is none, and what SNS says of its one subscription. */
export async function stateOfTopic(
  client: Client,
  { personId, email, emailTopicArn }: Addressed,
): Promise<ContactTopic> {
  const name = contactTopicName(personId, email ?? '');
  const isKnown = emailTopicArn?.endsWith(`:${name}`) ?? false;
  const arn = isKnown && emailTopicArn ? emailTopicArn : await createTopic(client, name);
  return { arn, isKnown, state: await stateOfSubscription(client, arn) };
}

/** Who has subscribed already is asked once more to confirm, unless they did. */
export async function subscribe(client: Client, TopicArn: string, Endpoint: string): Promise<void> {
  await client.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint }));
}

export async function stateOfSubscription(client: Client, TopicArn: string): Promise<ContactTopic['state']> {
  const { Subscriptions = [] } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  const subscription = Subscriptions.find(({ Protocol }) => Protocol === 'email');
  return stateOfArn(subscription?.SubscriptionArn);
}

/** SNS says instead of an ARN that it waits for a confirmation, or that the subscription is no more. */
export function stateOfArn(arn: string | undefined): ContactTopic['state'] {
  if (arn === 'PendingConfirmation') return 'PENDING';
  return arn === undefined || arn === 'Deleted' ? 'NONE' : 'CONFIRMED';
}

/** Creating one that exists answers its ARN. */
async function createTopic(client: Client, Name: string): Promise<string> {
  const { TopicArn } = await client.send(new CreateTopicCommand({ Name }));
  return TopicArn ?? '';
}
