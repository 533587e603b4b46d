import type { MessageAttributes } from '../sqs/types.ts';
import { unsubscribeApiUrl } from './links.ts';
import type { PublishedMessage } from './message.ts';
import type { Subscription } from './topics.ts';

/** A message as SNS shows it to programs. Nothing is signed here, so the signature is a placeholder. */
export function notification(message: PublishedMessage, subscription: Subscription, baseUrl: string) {
  const attributes = notificationAttributes(message.attributes);
  return {
    Type: 'Notification',
    MessageId: message.id,
    TopicArn: subscription.topicArn,
    ...(message.subject && { Subject: message.subject }),
    Message: message.bodyFor(subscription.protocol),
    Timestamp: message.at.toISOString(),
    SignatureVersion: '1',
    Signature: 'LOCAL',
    SigningCertURL: `${baseUrl}/SimpleNotificationService.pem`,
    UnsubscribeURL: unsubscribeApiUrl(baseUrl, subscription.arn),
    ...(Object.keys(attributes).length && { MessageAttributes: attributes }),
  };
}

export function lambdaEvent(message: PublishedMessage, subscription: Subscription, baseUrl: string) {
  const { SigningCertURL, UnsubscribeURL, ...rest } = notification(message, subscription, baseUrl);
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: subscription.arn,
        Sns: {
          ...rest,
          Subject: message.subject ?? null,
          SigningCertUrl: SigningCertURL,
          UnsubscribeUrl: UnsubscribeURL,
          MessageAttributes: notificationAttributes(message.attributes),
        },
      },
    ],
  };
}

function notificationAttributes(
  attributes: MessageAttributes,
): Record<string, { Type: string; Value?: string }> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: StringValue ?? BinaryValue },
    ]),
  );
}
