import { randomBytes } from 'node:crypto';
import type { Handshake } from './srp/handshake.ts';
import type { User } from './user-pool.ts';

/** What a client still has to prove; a handshake without a user is one that nobody can pass. */
export type Challenge = { clientId: string; expiresAt: number } & (
  | { name: 'PASSWORD_VERIFIER'; user: User | undefined; handshake: Handshake }
  | { name: 'NEW_PASSWORD_REQUIRED'; user: User }
);

export type Challenges = {
  /** The name by which the client answers it, in base64. */
  issue: (challenge: Challenge, now: number) => string;
  /** Undefined if there is none, or no longer. */
  find: <Name extends Challenge['name']>(
    name: Name,
    id: string | undefined,
    now: number,
  ) => Extract<Challenge, { name: Name }> | undefined;
  settle: (id: string) => void;
};

/** Kept in memory: a restart asks for the password again. */
export function createChallenges(): Challenges {
  const open = new Map<string, Challenge>();

  return {
    issue(challenge, now) {
      for (const [id, { expiresAt }] of open) if (expiresAt < now) open.delete(id);
      const id = randomBytes(192).toString('base64');
      open.set(id, challenge);
      return id;
    },
    find<Name extends Challenge['name']>(name: Name, id = '', now: number) {
      const challenge = open.get(id);
      if (!challenge || challenge.name !== name || challenge.expiresAt < now) return undefined;
      return challenge as Extract<Challenge, { name: Name }>;
    },
    settle: (id) => open.delete(id),
  };
}
