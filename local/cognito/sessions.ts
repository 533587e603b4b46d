import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider';
import { notAuthorized, required } from './faults.ts';
import { digest, issueTokens, newRefreshToken } from './tokens.ts';
import type { SignInSession, User, UserPool } from './user-pool.ts';
import type { PoolClient } from './user-pools.ts';

/** New tokens for a refresh token, and a new refresh token where the client has them rotate. */
export async function refresh(
  poolClient: PoolClient,
  refreshToken: string | undefined,
  now: number,
): Promise<AuthenticationResultType> {
  const { pool, clientId, client } = poolClient;
  const hash = digest(required(refreshToken, 'RefreshToken'));
  const session = findSession(pool, hash, now);
  if (session?.clientId !== clientId) throw notAuthorized('Invalid Refresh Token');
  if (session.expiresAt < now) throw notAuthorized('Refresh Token has expired');
  const user = pool.users.get(session.username);
  if (!user?.enabled) throw notAuthorized('Invalid Refresh Token');

  const tokens = await issueTokens(poolClient, user, session, now);
  if (client.RefreshTokenRotation?.Feature !== 'ENABLED') return tokens;
  return { ...tokens, RefreshToken: rotate(poolClient, session, now) };
}

export function revoke(pool: UserPool, refreshToken: string, now: number): void {
  const session = findSession(pool, digest(refreshToken), now);
  if (!session) return;
  pool.sessions.delete(session.id);
  pool.save();
}

export function signOutEverywhere(pool: UserPool, { username }: User): void {
  for (const session of pool.sessions.values()) {
    if (session.username === username) pool.sessions.delete(session.id);
  }
  pool.save();
}

function findSession(pool: UserPool, hash: string, now: number): SignInSession | undefined {
  return [...pool.sessions.values()].find(
    ({ refreshTokenHash, previous }) =>
      refreshTokenHash === hash || (previous?.refreshTokenHash === hash && previous.expiresAt >= now),
  );
}

function rotate({ pool, client }: PoolClient, session: SignInSession, now: number): string {
  const refreshToken = newRefreshToken();
  const graceSeconds = client.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0;
  session.previous = {
    refreshTokenHash: session.refreshTokenHash,
    expiresAt: now + graceSeconds * 1000 - 1,
  };
  session.refreshTokenHash = digest(refreshToken);
  pool.save();
  return refreshToken;
}
