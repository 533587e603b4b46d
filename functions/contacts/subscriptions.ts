import {
  ListPhoneNumbersOptedOutCommand,
  ListSubscriptionsCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { isContactTopic } from '../../domain/contact-topic.ts';
import type { TopicState } from './ledger.ts';
import { stateOfArn } from './topic.ts';

type Client = Pick<SNSClient, 'send'>;

/** Pages of what SNS has, each asked for when the one before was worked through. */
export type SnsContacts = {
  topicStates: () => AsyncIterable<TopicState[]>;
  optedOut: () => AsyncIterable<string[]>;
};

/** Half of what SNS lets an account ask in a second, so that others can ask too. */
export const PAUSE_MILLISECONDS = 70;

export const snsContacts = (
  client: Client,
  pause: (milliseconds: number) => Promise<unknown>,
): SnsContacts => ({
  async *topicStates() {
    let NextToken: string | undefined;
    do {
      const page = await client.send(new ListSubscriptionsCommand({ NextToken }));
      yield (page.Subscriptions ?? []).flatMap(({ TopicArn = '', Protocol, SubscriptionArn }) => {
        const state = stateOfArn(SubscriptionArn);
        return Protocol === 'email' && isContactTopic(TopicArn) && state !== 'NONE'
          ? [{ topicArn: TopicArn, state }]
          : [];
      });
      NextToken = page.NextToken;
      if (NextToken) await pause(PAUSE_MILLISECONDS);
    } while (NextToken);
  },
  async *optedOut() {
    let nextToken: string | undefined;
    do {
      const page = await client.send(new ListPhoneNumbersOptedOutCommand({ nextToken }));
      yield page.phoneNumbers ?? [];
      nextToken = page.nextToken;
      if (nextToken) await pause(PAUSE_MILLISECONDS);
    } while (nextToken);
  },
});
