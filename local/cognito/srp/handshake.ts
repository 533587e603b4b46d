import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { bigintOf, GENERATOR, hash, MULTIPLIER, padded, power, PRIME } from './group.ts';
import type { Account, PasswordVerifier } from './verifier.ts';

/** What the server remembers between its challenge and the claim that answers it. */
export type Handshake = { verifier: bigint; secret: bigint; clientPublic: bigint; serverPublic: bigint };

export type Claim = { secretBlock: string; timestamp: string; signature: string };

/** Undefined for a public value that would make any password right. */
export function beginHandshake(
  { verifier: storedVerifier }: PasswordVerifier,
  clientPublicHex: string,
): Handshake | undefined {
  if (!/^[0-9a-f]+$/i.test(clientPublicHex)) return undefined;
  const clientPublic = BigInt(`0x${clientPublicHex}`);
  if (clientPublic % PRIME === 0n) return undefined;

  const verifier = BigInt(`0x${storedVerifier}`);
  const secret = bigintOf(randomBytes(32));
  const serverPublic = (MULTIPLIER * verifier + power(GENERATOR, secret)) % PRIME;
  return { verifier, secret, clientPublic, serverPublic };
}

/** Whether the claim was signed by somebody who knows the password. */
export function isProof(
  { verifier, secret, clientPublic, serverPublic }: Handshake,
  { poolName, username }: Account,
  { secretBlock, timestamp, signature }: Claim,
): boolean {
  const scramble = hash(padded(clientPublic), padded(serverPublic));
  const shared = power(clientPublic * power(verifier, scramble), secret);
  const key = hkdfSync('sha256', padded(shared), padded(scramble), 'Caldera Derived Key', 16);

  const expected = createHmac('sha256', Buffer.from(key))
    .update(poolName)
    .update(username)
    .update(Buffer.from(secretBlock, 'base64'))
    .update(timestamp)
    .digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
