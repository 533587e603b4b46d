import { randomUUID } from 'node:crypto';
import { confirmUrl } from './links.ts';
import { renewToken } from './subscriptions.ts';
import type { SnsState, Subscription } from './topics.ts';
import type { SnsOptions } from './types.ts';

/** Asks an address whether it wants to be subscribed; only a click on the link makes it so (F123). */
export function sendConfirmation(
  state: SnsState,
  { baseUrl, inbox }: Pick<SnsOptions, 'baseUrl' | 'inbox'>,
  subscription: Subscription,
): void {
  const { topicArn, endpoint } = subscription;
  const token = renewToken(state, subscription);

  inbox.deliver({
    channel: 'email',
    to: endpoint,
    subject: 'AWS Notification - Subscription Confirmation',
    body: [
      'You have chosen to subscribe to the topic:',
      topicArn,
      '',
      'To confirm this subscription, follow the link below. If this was in error, no action is necessary.',
    ].join('\n'),
    messageId: randomUUID(),
    confirmUrl: confirmUrl(baseUrl(), { topicArn, token }),
    topicArn,
  });
}
