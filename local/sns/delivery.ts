import { matchesAttributes, matchesBody } from './filter-match.ts';
import type { PublishedMessage } from './message.ts';
import { notification } from './notification.ts';
import { handOver, sendText } from './receivers.ts';
import type { Receivers } from './receivers.ts';
import { deadLetterQueueOf, filterOf } from './subscription-attributes.ts';
import type { SnsState, Subscription } from './topics.ts';
import { subscriptionsOf } from './topics.ts';

export type Courier = {
  toTopic: (topicArn: string, message: PublishedMessage) => void;
  toPhone: (phoneNumber: string, message: PublishedMessage) => void;
  /** Settles when everything has been handed over. */
  idle: () => Promise<void>;
};

export function createCourier(state: SnsState, receivers: Receivers, log: (line: string) => void): Courier {
  const underWay = new Set<Promise<void>>();

  const deliver = async (subscription: Subscription, message: PublishedMessage): Promise<void> => {
    if (subscription.protocol === 'sms' && state.optedOutNumbers.has(subscription.endpoint)) return;
    try {
      await handOver[subscription.protocol](receivers, subscription, message);
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown';
      log(`SNS: message ${message.id} could not be delivered to ${subscription.arn}: ${reason}`);
      await giveUp(receivers, subscription, message);
    }
  };

  return {
    /** A message to a number that opted out is accepted, and goes nowhere (F124). */
    toPhone(phoneNumber, message) {
      if (!state.optedOutNumbers.has(phoneNumber)) sendText(receivers, phoneNumber, message);
    },
    toTopic(topicArn, message) {
      for (const subscription of subscriptionsOf(state, topicArn)) {
        if (subscription.isPending || !isWanted(subscription, message)) continue;
        const delivery = deliver(subscription, message).finally(() => underWay.delete(delivery));
        underWay.add(delivery);
      }
    },
    async idle() {
      while (underWay.size) await Promise.all(underWay);
    },
  };
}

function isWanted({ attributes, protocol }: Subscription, message: PublishedMessage): boolean {
  const filter = filterOf(attributes);
  if (!filter) return true;
  return attributes.FilterPolicyScope === 'MessageBody'
    ? matchesBody(filter, message.bodyFor(protocol))
    : matchesAttributes(filter, message.attributes);
}

/** A receiver that is not there is not tried again: the message goes to the subscription's dead letters, or is lost. */
async function giveUp(
  { sendToQueue, baseUrl }: Receivers,
  subscription: Subscription,
  message: PublishedMessage,
): Promise<void> {
  const queueArn = deadLetterQueueOf(subscription.attributes);
  if (!queueArn) return;
  try {
    const body = JSON.stringify(notification(message, subscription, baseUrl()));
    await sendToQueue(queueArn, body, {}, subscription.topicArn);
  } catch {
    // the queue of dead letters is not there, or takes none of this topic
  }
}
