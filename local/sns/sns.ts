import { sendConfirmation } from './confirmation.ts';
import { createCourier } from './delivery.ts';
import { publishOperations } from './operations/publish-operations.ts';
import { smsOperations } from './operations/sms-operations.ts';
import { subscriptionOperations } from './operations/subscription-operations.ts';
import { createTopic, topicOperations } from './operations/topic-operations.ts';
import { snsService } from './sns-service.ts';
import { readSubscriptionAttributes } from './subscription-attributes.ts';
import { addSubscription, findSubscription, readEndpoint } from './subscriptions.ts';
import { openSnsState } from './topics.ts';
import type { Sns, SnsOptions, SubscriptionDefinition } from './types.ts';

/** Topics whose messages reach queues, functions and the inbox. */
export function createSns({ log = () => {}, ...options }: SnsOptions): Sns {
  const state = openSnsState(options);
  const courier = createCourier(state, options, log);
  const operations = {
    ...topicOperations(state),
    ...subscriptionOperations(state, options),
    ...publishOperations(state, courier),
    ...smsOperations(state),
  };

  return {
    service: snsService(state, operations, log),
    createTopic: (name) => createTopic(state, name),
    subscribe(definition) {
      const attributes = readSubscriptionAttributes(attributesOf(definition));
      const { topicArn } = definition;
      const target = { topicArn, ...readEndpoint(definition.protocol, definition.endpoint) };
      const found = findSubscription(state, target);
      if (found) {
        found.attributes = attributes;
        state.save();
        return found.arn;
      }
      const subscription = addSubscription(state, target, attributes);
      if (subscription.isPending) sendConfirmation(state, options, subscription);
      return subscription.arn;
    },
    idle: () => courier.idle(),
  };
}

function attributesOf(definition: SubscriptionDefinition): Record<string, string> {
  const { rawMessageDelivery, filterPolicy, filterPolicyScope, redrivePolicy } = definition;
  return {
    ...(rawMessageDelivery && { RawMessageDelivery: 'true' }),
    ...(filterPolicy !== undefined && { FilterPolicy: asJson(filterPolicy) }),
    ...(filterPolicyScope !== undefined && { FilterPolicyScope: filterPolicyScope }),
    ...(redrivePolicy !== undefined && { RedrivePolicy: asJson(redrivePolicy) }),
  };
}

function asJson(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
