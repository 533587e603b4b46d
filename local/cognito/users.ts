import { randomUUID } from 'node:crypto';
import { ServiceFault } from '../aws-json.ts';
import { checkRequired } from './attributes.ts';
import { invalidParameter, userNotFound } from './faults.ts';
import { checkPassword } from './password-policy.ts';
import { verifierOf } from './srp/verifier.ts';
import type { User, UserPool } from './user-pool.ts';

const DAY = 86_400_000;
const FORMS: Record<string, RegExp> = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  phone_number: /^\+[1-9]\d{4,14}$/,
};

/** By username, by what the pool takes instead of one, or by a verified alias. */
export function findUser(pool: UserPool, name: string): User | undefined {
  const { UsernameAttributes = [], AliasAttributes = [] } = pool.properties;
  const wanted = folded(pool, name);
  const isAlias = (user: User, attribute: string) =>
    folded(pool, user.attributes[attribute] ?? '') === wanted;

  const users = [...pool.users.values()];
  return (
    users.find(({ username }) => folded(pool, username) === wanted) ??
    users.find(
      (user) =>
        UsernameAttributes.some((attribute) => isAlias(user, attribute)) ||
        AliasAttributes.some((attribute) => isAlias(user, attribute) && isVerified(user, attribute)),
    )
  );
}

export function existingUser(pool: UserPool, name: string): User {
  const user = findUser(pool, name);
  if (!user) throw userNotFound();
  return user;
}

/**
 * Who signs up brings what the schema demands; who was created by an administrator is asked at the first sign-in.
 * Where the pool takes an e-mail address or phone number for a username, the true username is the `sub`.
 */
export function createUser(
  pool: UserPool,
  {
    name,
    attributes,
    status,
    now,
  }: { name: string; attributes: Record<string, string>; status: User['status']; now: number },
): User {
  const sub = randomUUID();
  const attribute = usernameAttributeOf(pool, name);
  const ownAttributes = { ...attributes, ...(attribute && { [attribute]: name }) };
  checkUnused(pool, name, ownAttributes);
  if (status === 'UNCONFIRMED') checkRequired(pool, ownAttributes);

  const user: User = {
    username: attribute ? sub : name,
    attributes: { sub, ...ownAttributes },
    enabled: true,
    status,
    groups: [],
    createdAt: now,
    modifiedAt: now,
  };
  pool.users.set(user.username, user);
  return user;
}

export function setPassword(
  pool: UserPool,
  user: User,
  password: string,
  now: number,
  isTemporary = false,
): void {
  const policy = pool.properties.Policies?.PasswordPolicy;
  checkPassword(password, policy);
  user.password = verifierOf({ poolName: pool.name, username: user.username }, password);
  user.status = isTemporary ? 'FORCE_CHANGE_PASSWORD' : 'CONFIRMED';
  user.temporaryPasswordExpiresAt = isTemporary
    ? now + (policy?.TemporaryPasswordValidityDays || 7) * DAY
    : undefined;
  user.modifiedAt = now;
}

export function isVerified(user: User, attribute: string): boolean {
  return attribute === 'preferred_username' || user.attributes[`${attribute}_verified`] === 'true';
}

function usernameAttributeOf(pool: UserPool, name: string): string | undefined {
  const { UsernameAttributes = [] } = pool.properties;
  if (!UsernameAttributes.length) return undefined;
  const attribute = UsernameAttributes.find((each) => FORMS[each]?.test(name));
  if (attribute) return attribute;
  throw invalidParameter(
    UsernameAttributes.includes('email')
      ? 'Username should be an email.'
      : 'Username should be a phone number.',
  );
}

function checkUnused(pool: UserPool, name: string, attributes: Record<string, string>): void {
  if (findUser(pool, name)) throw new ServiceFault('UsernameExistsException', 'User already exists');
  for (const alias of pool.properties.AliasAttributes ?? []) {
    const value = attributes[alias];
    if (!value || attributes[`${alias}_verified`] !== 'true' || !findUser(pool, value)) continue;
    throw new ServiceFault('AliasExistsException', `An account with the given ${alias} already exists.`);
  }
}

/** Pools are case-sensitive unless they say otherwise. */
function folded(pool: UserPool, name: string): string {
  return pool.properties.UsernameConfiguration?.CaseSensitive === false ? name.toLowerCase() : name;
}
