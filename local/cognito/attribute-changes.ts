import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider';
import { ServiceFault } from '../aws-json.ts';
import { sendCode } from './confirmation-code.ts';
import type { CognitoContext } from './context.ts';
import type { User, UserPool } from './user-pool.ts';
import { findUser } from './users.ts';

const ADDRESSES = ['email', 'phone_number'] as const;
export type Address = (typeof ADDRESSES)[number];

/**
 * A new e-mail address or number is not verified, whoever writes it, unless an administrator says that it is; a code goes
 * there, where the pool verifies it. Where the pool says so, the old one stays until the code has come back (F143).
 */
export function changeAttributes(
  context: Pick<CognitoContext, 'sendMessage' | 'now'>,
  pool: UserPool,
  user: User,
  written: Record<string, string>,
): CodeDeliveryDetailsType[] {
  const sent: CodeDeliveryDetailsType[] = [];
  const kept = { ...written };
  for (const attribute of ADDRESSES.filter((each) => isNew(user, written, each))) {
    const newAddress = written[attribute] ?? '';
    checkFree(pool, user, attribute, newAddress);
    if (written[`${attribute}_verified`] === 'true') continue;
    if (isKept(pool, attribute)) kept[attribute] = user.attributes[attribute] ?? '';
    else kept[`${attribute}_verified`] = 'false';
    if (newAddress && pool.properties.AutoVerifiedAttributes?.includes(attribute))
      sent.push(sendCode(context, user, { purpose: 'VERIFY_ATTRIBUTE', attribute, newAddress }));
  }
  Object.assign(user.attributes, kept);
  return sent;
}

export function checkFree(pool: UserPool, user: User, attribute: Address, value: string): void {
  const { UsernameAttributes = [], AliasAttributes = [] } = pool.properties;
  if (![...UsernameAttributes, ...AliasAttributes].includes(attribute)) return;
  if ((findUser(pool, value) ?? user) === user) return;
  throw new ServiceFault('AliasExistsException', `An account with the ${attribute} already exists.`);
}

function isNew(user: User, written: Record<string, string>, attribute: Address): boolean {
  return written[attribute] !== undefined && written[attribute] !== user.attributes[attribute];
}

function isKept({ properties }: UserPool, attribute: Address): boolean {
  const settings = properties.UserAttributeUpdateSettings;
  return settings?.AttributesRequireVerificationBeforeUpdate?.includes(attribute) ?? false;
}
