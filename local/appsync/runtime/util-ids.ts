import { randomBytes, randomUUID } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** KSUIDs count their seconds from 2014-05-13. */
const KSUID_EPOCH_SECONDS = 1_400_000_000;

/** 48 bits of milliseconds, then 80 random ones. */
function autoUlid(): string {
  const time = BigInt(Date.now()) << 80n;
  return digits(time | randomBits(10), CROCKFORD, 26);
}

/** 32 bits of seconds, then 128 random ones. */
function autoKsuid(): string {
  const seconds = BigInt(Math.floor(Date.now() / 1000) - KSUID_EPOCH_SECONDS) << 128n;
  return digits(seconds | randomBits(16), BASE_62, 27);
}

function randomBits(bytes: number): bigint {
  return BigInt(`0x${randomBytes(bytes).toString('hex')}`);
}

function digits(value: bigint, alphabet: string, length: number): string {
  const base = BigInt(alphabet.length);
  let text = '';
  for (let rest = value; text.length < length; rest /= base) {
    text = alphabet.charAt(Number(rest % base)) + text;
  }
  return text;
}

/** Ids as AppSync makes them (F32). */
export const idFunctions = { autoId: () => randomUUID() as string, autoUlid, autoKsuid };
