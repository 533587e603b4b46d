import { randomBytes, randomUUID } from 'node:crypto';
import { invalidParameter } from './faults.ts';
import { checkFilterPolicyCount } from './subscription-attributes.ts';
import type { SnsState, Subscription, SubscriptionAttributes } from './topics.ts';
import { existingTopic, subscriptionsOf } from './topics.ts';
import type { Protocol } from './types.ts';

/** Confirmation tokens live two days (F122). */
const TOKEN_LIFETIME = 2 * 86_400_000;

/** A number as phones dial it abroad. */
export const PHONE_NUMBER = /^\+[1-9]\d{6,14}$/;

/** What an endpoint of each protocol looks like. */
const ENDPOINTS: Record<Protocol, { form: RegExp; complaint: (endpoint: string) => string }> = {
  email: { form: /^[^\s@]+@[^\s@]+$/, complaint: () => 'Email address' },
  'email-json': { form: /^[^\s@]+@[^\s@]+$/, complaint: () => 'Email address' },
  sms: { form: PHONE_NUMBER, complaint: (endpoint) => `Invalid SMS endpoint: ${endpoint}` },
  sqs: { form: /^arn:aws:sqs:[^:]+:\d{12}:[\w-]+$/, complaint: () => 'SQS endpoint ARN' },
  lambda: { form: /^arn:aws:lambda:[^:]+:\d{12}:function:/, complaint: () => 'Lambda endpoint ARN' },
};

export function readEndpoint(
  protocol: string | undefined,
  endpoint = '',
): { protocol: Protocol; endpoint: string } {
  if (!protocol || !Object.hasOwn(ENDPOINTS, protocol)) {
    throw invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`);
  }
  const known = protocol as Protocol;
  const { form, complaint } = ENDPOINTS[known];
  if (!form.test(endpoint)) throw invalidParameter(complaint(endpoint));
  return { protocol: known, endpoint };
}

export function findSubscription(
  state: SnsState,
  { topicArn, protocol, endpoint }: Pick<Subscription, 'topicArn' | 'protocol' | 'endpoint'>,
): Subscription | undefined {
  return subscriptionsOf(state, topicArn).find(
    (subscription) => subscription.protocol === protocol && subscription.endpoint === endpoint,
  );
}

/** An e-mail address has to confirm first; phones, queues and functions of the account need not. */
export function addSubscription(
  state: SnsState,
  target: Pick<Subscription, 'topicArn' | 'protocol' | 'endpoint'>,
  attributes: SubscriptionAttributes,
): Subscription {
  existingTopic(state, target.topicArn);
  if (attributes.FilterPolicy) checkFilterPolicyCount(state, target.topicArn);
  const isPending = target.protocol.startsWith('email');

  const subscription: Subscription = {
    ...target,
    arn: `${target.topicArn}:${randomUUID()}`,
    attributes,
    isPending,
    wasAuthenticated: !isPending,
    authenticateOnUnsubscribe: false,
  };
  state.subscriptions.set(subscription.arn, subscription);
  state.save();
  return subscription;
}

export function renewToken(state: SnsState, subscription: Subscription): string {
  const token = randomBytes(72).toString('hex');
  subscription.token = token;
  subscription.tokenExpiresAt = Date.now() + TOKEN_LIFETIME;
  state.save();
  return token;
}

/** Confirming twice does no harm. */
export function confirm(
  state: SnsState,
  { topicArn, token }: { topicArn: string | undefined; token: string | undefined },
  { isSigned, authenticateOnUnsubscribe }: { isSigned: boolean; authenticateOnUnsubscribe: boolean },
): Subscription {
  if (!token) throw invalidParameter('Token Reason: no value for required parameter');
  const subscription = [...state.subscriptions.values()].find((each) => each.token === token);
  if (!subscription || (subscription.tokenExpiresAt ?? 0) < Date.now()) throw invalidParameter('Token');
  if (subscription.topicArn !== topicArn) throw invalidParameter('Topic');

  if (subscription.isPending) {
    subscription.isPending = false;
    subscription.wasAuthenticated = isSigned;
    subscription.authenticateOnUnsubscribe = isSigned && authenticateOnUnsubscribe;
    state.save();
  }
  return subscription;
}
