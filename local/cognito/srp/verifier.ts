import { createHash, randomBytes } from 'node:crypto';
import { bigintOf, GENERATOR, hash, padded, power } from './group.ts';

/** All that is kept of a password, as hexadecimal numbers. */
export type PasswordVerifier = { salt: string; verifier: string };

/** Whose password it is: the name of the pool is its id without the region. */
export type Account = { poolName: string; username: string };

export function verifierOf(
  account: Account,
  password: string,
  salt = bigintOf(randomBytes(16)),
): PasswordVerifier {
  const identity = createHash('sha256').update(`${account.poolName}${account.username}:${password}`).digest();
  const verifier = power(GENERATOR, hash(padded(salt), identity));
  return { salt: salt.toString(16), verifier: verifier.toString(16) };
}

export function isPassword(
  account: Account,
  password: string,
  { salt, verifier }: PasswordVerifier,
): boolean {
  return verifierOf(account, password, BigInt(`0x${salt}`)).verifier === verifier;
}
