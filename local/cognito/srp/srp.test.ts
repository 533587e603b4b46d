import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigintOf, GENERATOR, hash, MULTIPLIER, padded, power, PRIME } from './group.ts';
import { beginHandshake, isProof } from './handshake.ts';
import { isPassword, verifierOf } from './verifier.ts';

const ACCOUNT = { poolName: 'AbCdEfGhI', username: 'clerk' };

/** What a client claims who knows, or thinks to know, the password. */
function claimOf(
  password: string,
  salt: string,
  handshake: { secret: bigint; clientPublic: bigint; serverPublic: bigint },
) {
  const { secret, clientPublic, serverPublic } = handshake;
  const scramble = hash(padded(clientPublic), padded(serverPublic));
  const exponent = BigInt(`0x${hashOf(password, salt)}`);
  const base = serverPublic + PRIME - ((MULTIPLIER * power(GENERATOR, exponent)) % PRIME);
  const shared = power(base, secret + scramble * exponent);
  const key = hkdfSync('sha256', padded(shared), padded(scramble), 'Caldera Derived Key', 16);
  const secretBlock = randomBytes(8).toString('base64');
  const timestamp = 'Sun Nov 23 08:40:00 UTC 2025';
  const signature = createHmac('sha256', Buffer.from(key))
    .update(`${ACCOUNT.poolName}${ACCOUNT.username}`)
    .update(Buffer.from(secretBlock, 'base64'))
    .update(timestamp)
    .digest('base64');
  return { secretBlock, timestamp, signature };
}

function hashOf(password: string, salt: string): string {
  const identity = hash(`${ACCOUNT.poolName}${ACCOUNT.username}:${password}`).toString(16).padStart(64, '0');
  return hash(padded(BigInt(`0x${salt}`)), Buffer.from(identity, 'hex')).toString(16);
}

describe('a password handshake', () => {
  it('ends well for whoever knows the password, whatever it is, and for nobody else (F113)', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (password, guess) => {
        const stored = verifierOf(ACCOUNT, password);
        const secret = bigintOf(randomBytes(32));
        const handshake = beginHandshake(stored, power(GENERATOR, secret).toString(16));
        if (!handshake) throw new Error('the handshake was refused');

        const claim = claimOf(guess, stored.salt, { ...handshake, secret });
        expect(isProof(handshake, ACCOUNT, claim)).toBe(guess === password);
        const right = claimOf(password, stored.salt, { ...handshake, secret });
        expect(isProof(handshake, ACCOUNT, right)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it.each(['0', PRIME.toString(16), (PRIME * 2n).toString(16), '-1', ''])(
    'is refused for a public value that fits any password: %#',
    (clientPublic) => {
      expect(beginHandshake(verifierOf(ACCOUNT, 'x'), clientPublic)).toBeUndefined();
    },
  );
});

describe('a stored password', () => {
  it('is recognised, under its own name only', () => {
    const stored = verifierOf(ACCOUNT, 'Corr3ct-horse');

    expect(isPassword(ACCOUNT, 'Corr3ct-horse', stored)).toBe(true);
    expect(isPassword(ACCOUNT, 'corr3ct-horse', stored)).toBe(false);
    expect(isPassword({ ...ACCOUNT, username: 'other' }, 'Corr3ct-horse', stored)).toBe(false);
  });
});
