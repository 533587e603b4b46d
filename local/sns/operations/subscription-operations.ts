import type { ServiceRequest } from '../../aws-service.ts';
import { sendConfirmation } from '../confirmation.ts';
import { invalidParameter, SnsFault, subscriptionNotFound } from '../faults.ts';
import { page } from '../paging.ts';
import type { Input } from '../query.ts';
import { text, texts } from '../query.ts';
import type { Receivers } from '../receivers.ts';
import { checkFilterPolicyCount, readSubscriptionAttributes } from '../subscription-attributes.ts';
import { addSubscription, confirm, findSubscription, readEndpoint } from '../subscriptions.ts';
import type { SnsState, Subscription } from '../topics.ts';
import { existingTopic, subscriptionsOf } from '../topics.ts';
import type { Output } from '../xml.ts';

export const subscriptionOperations = (state: SnsState, receivers: Receivers) => ({
  Subscribe(input: Input): Output {
    const topicArn = existingTopic(state, text(input['TopicArn'])).arn;
    const target = { topicArn, ...readEndpoint(text(input['Protocol']), text(input['Endpoint'])) };
    const given = texts(input['Attributes']);
    const attributes = readSubscriptionAttributes(given);

    const found = findSubscription(state, target);
    if (found) checkSameAttributes(found, given);
    const subscription = found ?? addSubscription(state, target, attributes);
    if (subscription.isPending) sendConfirmation(state, receivers, subscription);
    const isHidden = subscription.isPending && text(input['ReturnSubscriptionArn']) !== 'true';
    return { SubscriptionArn: isHidden ? 'pending confirmation' : subscription.arn };
  },

  ConfirmSubscription(input: Input, request: ServiceRequest): Output {
    const subscription = confirm(
      state,
      { topicArn: text(input['TopicArn']), token: text(input['Token']) },
      {
        isSigned: request.principal !== undefined,
        authenticateOnUnsubscribe: text(input['AuthenticateOnUnsubscribe']) === 'true',
      },
    );
    return { SubscriptionArn: subscription.arn };
  },

  /** Unsubscribing from what is not there does no harm. */
  Unsubscribe(input: Input, request: ServiceRequest): Output {
    const arn = text(input['SubscriptionArn']) ?? '';
    const { length } = arn.split(':');
    if (length < 6) {
      throw invalidParameter(`SubscriptionArn Reason: An ARN must have at least 6 elements, not ${length}`);
    }
    if (state.subscriptions.get(arn)?.authenticateOnUnsubscribe && !request.principal) {
      throw new SnsFault('AuthorizationError', 'Only its owner may delete this subscription.', 403);
    }
    state.subscriptions.delete(arn);
    state.save();
    return {};
  },

  ListSubscriptions: (input: Input): Output =>
    listed(state, [...state.subscriptions.values()], text(input['NextToken'])),

  ListSubscriptionsByTopic(input: Input): Output {
    const { arn } = existingTopic(state, text(input['TopicArn']));
    return listed(state, subscriptionsOf(state, arn), text(input['NextToken']));
  },

  GetSubscriptionAttributes(input: Input): Output {
    const subscription = existingSubscription(state, input);
    const attributes = {
      RawMessageDelivery: 'false',
      ...subscription.attributes,
      SubscriptionArn: subscription.arn,
      TopicArn: subscription.topicArn,
      Protocol: subscription.protocol,
      Endpoint: subscription.endpoint,
      Owner: state.cloud.accountId,
      PendingConfirmation: String(subscription.isPending),
      ConfirmationWasAuthenticated: String(subscription.wasAuthenticated),
    };
    return { Attributes: new Map(Object.entries(attributes)) };
  },

  SetSubscriptionAttributes(input: Input): Output {
    const subscription = existingSubscription(state, input);
    const name = text(input['AttributeName']) ?? '';
    const hadFilter = subscription.attributes.FilterPolicy !== undefined;
    const attributes = readSubscriptionAttributes({
      ...subscription.attributes,
      [name]: text(input['AttributeValue']) ?? '',
    });
    if (attributes.FilterPolicy && !hadFilter) checkFilterPolicyCount(state, subscription.topicArn);
    subscription.attributes = attributes;
    state.save();
    return {};
  },
});

function existingSubscription(state: SnsState, input: Input): Subscription {
  const subscription = state.subscriptions.get(text(input['SubscriptionArn']) ?? '');
  if (!subscription) throw subscriptionNotFound();
  return subscription;
}

function checkSameAttributes({ attributes }: Subscription, given: Record<string, string>): void {
  const current: Record<string, string> = { RawMessageDelivery: 'false', ...attributes };
  if (Object.entries(given).every(([name, value]) => current[name] === value)) return;
  throw invalidParameter('Attributes Reason: Subscription already exists with different attributes');
}

function listed(state: SnsState, subscriptions: Subscription[], token: string | undefined): Output {
  const { items, NextToken } = page(subscriptions, token);
  return {
    Subscriptions: items.map((subscription) => ({
      SubscriptionArn: subscription.isPending ? 'PendingConfirmation' : subscription.arn,
      Owner: state.cloud.accountId,
      Protocol: subscription.protocol,
      Endpoint: subscription.endpoint,
      TopicArn: subscription.topicArn,
    })),
    NextToken,
  };
}
