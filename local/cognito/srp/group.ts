import { createHash, getDiffieHellman } from 'node:crypto';

/** The 3072-bit group of RFC 3526, which Cognito uses (F113). */
export const PRIME = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
export const GENERATOR = 2n;
export const MULTIPLIER = hash(padded(PRIME), padded(GENERATOR));

/** GENERATOR^(2^place) mod PRIME, as far as they were needed: each password is a power of the same number. */
const SQUARES = [GENERATOR];

/** base^exponent mod PRIME. */
export function power(base: bigint, exponent: bigint): bigint {
  const squares = base === GENERATOR ? SQUARES : [base % PRIME];
  let result = 1n;
  for (let rest = exponent, place = 0; rest > 0n; rest >>= 1n, place += 1) {
    const square = squareAt(squares, place);
    if (rest & 1n) result = (result * square) % PRIME;
  }
  return result;
}

function squareAt(squares: bigint[], place: number): bigint {
  const before = squares[place - 1] ?? 1n;
  return (squares[place] ??= (before * before) % PRIME);
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
