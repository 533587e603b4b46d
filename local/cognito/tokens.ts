import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider';
import { SignJWT } from 'jose';
import { readableAttributes } from './attributes.ts';
import { lifetimes } from './lifetimes.ts';
import type { SignInSession, User, UserPool } from './user-pool.ts';
import type { PoolClient } from './user-pools.ts';

/** What a sign-in is answered with; the refresh token is not kept, only its digest. */
export async function signIn(
  { pool, clientId, client }: PoolClient,
  user: User,
  now: number,
): Promise<AuthenticationResultType> {
  const refreshToken = newRefreshToken();
  const session: SignInSession = {
    id: randomUUID(),
    username: user.username,
    clientId,
    refreshTokenHash: digest(refreshToken),
    signedInAt: now,
    expiresAt: now + lifetimes(client).refreshToken * 1000,
  };
  for (const { id, expiresAt } of pool.sessions.values()) if (expiresAt < now) pool.sessions.delete(id);
  pool.sessions.set(session.id, session);
  pool.save();
  return {
    ...(await issueTokens({ pool, clientId, client }, user, session, now)),
    RefreshToken: refreshToken,
  };
}

/** Claims as Cognito writes them (F114). */
export async function issueTokens(
  { pool, clientId, client }: PoolClient,
  user: User,
  session: SignInSession,
  now: number,
): Promise<AuthenticationResultType> {
  const { accessToken, idToken } = lifetimes(client);
  const common = {
    sub: user.attributes.sub,
    ...(user.groups.length && { 'cognito:groups': user.groups }),
    origin_jti: session.id,
    event_id: randomUUID(),
    auth_time: Math.floor(session.signedInAt / 1000),
  };
  const access = {
    ...common,
    client_id: clientId,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    username: user.username,
  };
  const id = {
    ...common,
    ...attributeClaims(readableAttributes(client, user.attributes)),
    aud: clientId,
    token_use: 'id',
    'cognito:username': user.username,
  };

  return {
    AccessToken: await sign(pool, access, now, accessToken),
    IdToken: await sign(pool, id, now, idToken),
    ExpiresIn: accessToken,
    TokenType: 'Bearer',
  };
}

export function newRefreshToken(): string {
  return randomBytes(96).toString('base64url');
}

export function digest(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('base64url');
}

async function sign(pool: UserPool, claims: object, now: number, lifetime: number): Promise<string> {
  const { kid, privateKey } = await pool.key();
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer(pool.issuer)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetime)
    .setJti(randomUUID())
    .sign(privateKey);
}

function attributeClaims(attributes: Record<string, string>): Record<string, string | boolean> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      name.endsWith('_verified') ? value === 'true' : value,
    ]),
  );
}
