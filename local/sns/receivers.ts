import { stopUrl, unsubscribeUrl } from './links.ts';
import type { PublishedMessage } from './message.ts';
import { lambdaEvent, notification } from './notification.ts';
import type { Subscription } from './topics.ts';
import type { Protocol, SnsOptions } from './types.ts';

export type Receivers = Pick<SnsOptions, 'baseUrl' | 'inbox' | 'sendToQueue' | 'invokeLambda'>;

type HandOver = (receivers: Receivers, subscription: Subscription, message: PublishedMessage) => unknown;

/** The longest text that SNS sends, in several parts. */
export const MOST_SMS_CHARACTERS = 1_600;

/** How a message reaches a subscriber of each protocol. */
export const handOver: Record<Protocol, HandOver> = {
  sms: (receivers, { endpoint, topicArn }, message) => sendText(receivers, endpoint, message, topicArn),

  email: (receivers, subscription, message) =>
    sendEmail(receivers, subscription, message, message.bodyFor('email')),

  'email-json': (receivers, subscription, message) =>
    sendEmail(receivers, subscription, message, envelope(receivers, subscription, message)),

  sqs: (receivers, subscription, message) => {
    const { endpoint, topicArn, attributes } = subscription;
    return attributes.RawMessageDelivery === 'true'
      ? receivers.sendToQueue(endpoint, message.bodyFor('sqs'), message.attributes, topicArn)
      : receivers.sendToQueue(endpoint, envelope(receivers, subscription, message), {}, topicArn);
  },

  lambda: (receivers, subscription, message) => {
    const event = lambdaEvent(message, subscription, receivers.baseUrl());
    return receivers.invokeLambda(subscription.endpoint, event, subscription.topicArn);
  },
};

export function sendText(
  { inbox, baseUrl }: Receivers,
  phoneNumber: string,
  message: PublishedMessage,
  topicArn?: string,
): void {
  inbox.deliver({
    channel: 'sms',
    to: phoneNumber,
    body: message.bodyFor('sms').slice(0, MOST_SMS_CHARACTERS),
    messageId: message.id,
    unsubscribeUrl: stopUrl(baseUrl(), phoneNumber),
    topicArn,
  });
}

/** Plain text, with a link to unsubscribe (F123). */
function sendEmail(
  { inbox, baseUrl }: Receivers,
  { arn, endpoint, topicArn }: Subscription,
  message: PublishedMessage,
  body: string,
): void {
  inbox.deliver({
    channel: 'email',
    to: endpoint,
    subject: message.subject ?? 'AWS Notification Message',
    body,
    messageId: message.id,
    unsubscribeUrl: unsubscribeUrl(baseUrl(), arn),
    topicArn,
  });
}

function envelope(receivers: Receivers, subscription: Subscription, message: PublishedMessage): string {
  return JSON.stringify(notification(message, subscription, receivers.baseUrl()));
}
