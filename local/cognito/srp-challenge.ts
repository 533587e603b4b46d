import { createHash, randomUUID } from 'node:crypto';
import type { InitiateAuthResponse } from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoContext } from './context.ts';
import { invalidParameter } from './faults.ts';
import { challengeExpiry, unknownUser } from './sign-in.ts';
import { beginHandshake } from './srp/handshake.ts';
import { verifierOf } from './srp/verifier.ts';
import type { PasswordVerifier } from './srp/verifier.ts';
import type { User, UserPool } from './user-pool.ts';
import type { PoolClient } from './user-pools.ts';
import { findUser } from './users.ts';

/** Amplify's default way to sign in (F113): the password is proved, never sent. */
export function challengePassword(
  { challenges, now }: CognitoContext,
  { pool, clientId, client }: PoolClient,
  { username, clientPublic }: { username: string; clientPublic: string },
): InitiateAuthResponse {
  const user = findUser(pool, username);
  if (!user && client.PreventUserExistenceErrors !== 'ENABLED') throw unknownUser(client);

  const password = user?.password ?? decoyOf(pool, username);
  const handshake = beginHandshake(password, clientPublic);
  if (!handshake) throw invalidParameter('SRP_A is not a valid public value.');

  const expiresAt = challengeExpiry(client, now());
  const challenge = { name: 'PASSWORD_VERIFIER', clientId, user, handshake, expiresAt } as const;
  const userIdForSrp = usernameFor(pool, user, username);
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: password.salt,
      SRP_B: handshake.serverPublic.toString(16),
      SECRET_BLOCK: challenges.issue(challenge, now()),
      USERNAME: userIdForSrp,
      USER_ID_FOR_SRP: userIdForSrp,
    },
  };
}

/** Whoever asks twice for a user who is not there sees the same salt, as for one who is. */
function decoyOf(pool: UserPool, username: string): PasswordVerifier {
  const salt = BigInt(
    `0x${createHash('sha256').update(`${pool.id} ${username}`).digest('hex').slice(0, 32)}`,
  );
  return verifierOf({ poolName: pool.name, username }, randomUUID(), salt);
}

function usernameFor({ properties }: UserPool, user: User | undefined, username: string): string {
  if (user) return user.username;
  return properties.UsernameAttributes?.length ? randomUUID() : username;
}
