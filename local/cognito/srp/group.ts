import { createHash, getDiffieHellman } from 'node:crypto';

/** The 3072-bit group of RFC 3526, which Cognito uses (F113). */
export const PRIME = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
export const GENERATOR = 2n;
export const MULTIPLIER = hash(padded(PRIME), padded(GENERATOR));

/** base^exponent mod PRIME. */
export function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % PRIME;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

/** As whole bytes of which the first is not negative, as Java writes a BigInteger. */
export function padded(number: bigint): Buffer {
  const hex = number.toString(16);
  const even = hex.length % 2 ? `0${hex}` : hex;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

export function hash(...parts: (Buffer | string)[]): bigint {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return bigintOf(digest.digest());
}

export function bigintOf(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}
