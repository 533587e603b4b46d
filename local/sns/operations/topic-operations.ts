import { invalidParameter } from '../faults.ts';
import { page } from '../paging.ts';
import type { Input } from '../query.ts';
import { text, texts } from '../query.ts';
import type { SnsState } from '../topics.ts';
import { existingTopic, subscriptionsOf } from '../topics.ts';
import type { Output } from '../xml.ts';

export const topicOperations = (state: SnsState) => ({
  CreateTopic: (input: Input): Output => ({
    TopicArn: createTopic(state, text(input['Name']), texts(input['Attributes'])),
  }),

  /** Its subscriptions go with it; a topic that is not there is deleted already. */
  DeleteTopic(input: Input): Output {
    const arn = text(input['TopicArn']) ?? '';
    for (const subscription of subscriptionsOf(state, arn)) state.subscriptions.delete(subscription.arn);
    state.topics.delete(arn);
    state.save();
    return {};
  },

  ListTopics(input: Input): Output {
    const { items, NextToken } = page([...state.topics.keys()], text(input['NextToken']));
    return { Topics: items.map((arn) => ({ TopicArn: arn })), NextToken };
  },

  GetTopicAttributes(input: Input): Output {
    const { arn, attributes } = existingTopic(state, text(input['TopicArn']));
    const pending = subscriptionsOf(state, arn).map(({ isPending }) => isPending);
    const shown = {
      DisplayName: '',
      ...attributes,
      TopicArn: arn,
      Owner: state.cloud.accountId,
      SubscriptionsConfirmed: String(pending.filter((isPending) => !isPending).length),
      SubscriptionsPending: String(pending.filter(Boolean).length),
      SubscriptionsDeleted: '0',
    };
    return { Attributes: new Map(Object.entries(shown)) };
  },

  SetTopicAttributes(input: Input): Output {
    const { attributes } = existingTopic(state, text(input['TopicArn']));
    attributes[text(input['AttributeName']) ?? ''] = text(input['AttributeValue']) ?? '';
    state.save();
    return {};
  },
});

/** The same topic if it is there already. */
export function createTopic(state: SnsState, name = '', attributes: Record<string, string> = {}): string {
  if (!/^[\w-]{1,256}$/.test(name)) throw invalidParameter('Topic Name');
  const arn = `arn:aws:sns:${state.cloud.region}:${state.cloud.accountId}:${name}`;
  if (!state.topics.has(arn)) {
    state.topics.set(arn, { arn, attributes });
    state.save();
  }
  return arn;
}
