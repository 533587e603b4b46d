import { decodeJwt, errors, jwtVerify } from 'jose';
import { notAuthorized, required, userNotFound } from './faults.ts';
import type { User } from './user-pool.ts';
import type { PoolClient, UserPools } from './user-pools.ts';

export type Caller = PoolClient & { user: User };

/** Whose access token it is; refuses one that is forged, expired or signed out. */
export async function callerOf(
  pools: UserPools,
  accessToken: string | undefined,
  now: number,
): Promise<Caller> {
  const { username, client_id, origin_jti } = await verifiedClaims(
    pools,
    required(accessToken, 'AccessToken'),
    now,
  );
  const poolClient = pools.byClient(String(client_id));
  if (!poolClient.pool.sessions.has(String(origin_jti))) throw notAuthorized('Access Token has been revoked');

  const user = poolClient.pool.users.get(String(username));
  if (!user) throw userNotFound();
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return { ...poolClient, user };
}

async function verifiedClaims(
  pools: UserPools,
  accessToken: string,
  now: number,
): Promise<Record<string, unknown>> {
  try {
    const pool = pools.byId(decodeJwt(accessToken).iss?.split('/').at(-1));
    const { publicKey } = await pool.key();
    const { payload } = await jwtVerify(accessToken, publicKey, {
      issuer: pool.issuer,
      algorithms: ['RS256'],
      currentDate: new Date(now),
    });
    if (payload['token_use'] === 'access') return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw notAuthorized('Access Token has expired');
  }
  throw notAuthorized('Invalid Access Token');
}
