import { randomInt, randomUUID } from 'node:crypto';
import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider';
import { ServiceFault } from '../aws-json.ts';
import type { CognitoContext } from './context.ts';
import { codeMismatch } from './faults.ts';
import type { User } from './user-pool.ts';

type Purpose = NonNullable<User['code']>['purpose'];
type ContactAttribute = NonNullable<User['code']>['attribute'];

const HOUR = 3_600_000;
const LIFETIME: Record<Purpose, number> = {
  SIGN_UP: 24 * HOUR,
  FORGOT_PASSWORD: HOUR,
  VERIFY_ATTRIBUTE: 24 * HOUR,
};
const TEXTS: Record<Purpose, { subject: string; body: (code: string) => string }> = {
  SIGN_UP: { subject: 'Your verification code', body: (code) => `Your confirmation code is ${code}` },
  FORGOT_PASSWORD: {
    subject: 'Your verification code',
    body: (code) => `Your password reset code is ${code}`,
  },
  VERIFY_ATTRIBUTE: {
    subject: 'Your verification code',
    body: (code) => `Your verification code is ${code}`,
  },
};

/** Sends a new code; the one before is no longer good. */
export function sendCode(
  { sendMessage, now }: Pick<CognitoContext, 'sendMessage' | 'now'>,
  user: User,
  { purpose, attribute, newAddress }: { purpose: Purpose; attribute: ContactAttribute; newAddress?: string },
): CodeDeliveryDetailsType {
  const value = String(randomInt(1_000_000)).padStart(6, '0');
  user.code = { purpose, attribute, value, newAddress, expiresAt: now() + LIFETIME[purpose] };

  const channel = attribute === 'email' ? 'email' : 'sms';
  const to = newAddress ?? user.attributes[attribute] ?? '';
  const { subject, body } = TEXTS[purpose];
  sendMessage({
    channel,
    to,
    body: body(value),
    messageId: randomUUID(),
    ...(channel === 'email' && { subject }),
  });
  return deliveryDetails(to, attribute);
}

/** Takes the code back, so that it is good once; answers what it proved to be the user's. */
export function useCode(
  user: User,
  purpose: Purpose,
  value: string | undefined,
  now: number,
): ContactAttribute {
  const { code } = user;
  if (code?.purpose !== purpose || code.value !== value) throw codeMismatch();
  if (code.expiresAt < now) {
    throw new ServiceFault('ExpiredCodeException', 'Invalid code provided, please request a code again.');
  }
  user.code = undefined;
  return code.attribute;
}

/** Shows only where a message went: `a***@e***`, `+*******9999`. */
export function deliveryDetails(to: string, attribute: ContactAttribute): CodeDeliveryDetailsType {
  const [name = '', domain = ''] = to.split('@');
  return attribute === 'email'
    ? {
        AttributeName: attribute,
        DeliveryMedium: 'EMAIL',
        Destination: `${name.charAt(0)}***@${domain.charAt(0)}***`,
      }
    : { AttributeName: attribute, DeliveryMedium: 'SMS', Destination: `+*******${to.slice(-4)}` };
}
