import { createLocalJWKSet, decodeJwt, errors, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { recentlyUsed } from '../recently-used.ts';
import { unauthorized } from '../request-fault.ts';
import type { Identity, UserPoolAuth } from '../types.ts';
import type { Caller } from './identity.ts';

/** Whom a user pool's token stands for. */
type Verified = Omit<Extract<Identity, { mode: 'AMAZON_COGNITO_USER_POOLS' }>, 'sourceIp'> & {
  expiresAt: number;
};

const REMEMBERED_TOKENS = 1_000;

/** Verifies a token of any of the pools, chosen by its issuer (F98); a token is verified once and then remembered. */
export function userPoolTokens(pools: UserPoolAuth[]): (token: string, sourceIp: string) => Promise<Caller> {
  const remembered = recentlyUsed<Verified>(REMEMBERED_TOKENS);

  return async (token, sourceIp) => {
    const known = remembered.get(token);
    const { expiresAt, ...verified } = known ?? (await verify(token, pools));
    if (expiresAt <= Date.now() / 1000) throw unauthorized('Token has expired.');
    if (!known) remembered.set(token, { expiresAt, ...verified });
    return { identity: { ...verified, sourceIp: [sourceIp] }, expiresAt };
  };
}

async function verify(token: string, pools: UserPoolAuth[]): Promise<Verified> {
  const pool = pools.find(({ issuer }) => issuer === issuerOf(token));
  if (!pool) throw unauthorized();
  const claims = await signedClaims(token, pool);
  if (!isForApi(claims, pool)) throw unauthorized();
  return {
    mode: 'AMAZON_COGNITO_USER_POOLS',
    claims,
    groups: (claims['cognito:groups'] as string[] | undefined) ?? null,
    defaultAction: pool.defaultAction,
    expiresAt: Number(claims.exp),
  };
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    throw unauthorized('Valid authorization header not provided.');
  }
}

async function signedClaims(token: string, pool: UserPoolAuth): Promise<JWTPayload> {
  const keys = createLocalJWKSet((await pool.jwks()) as unknown as JSONWebKeySet);
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: pool.issuer,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'sub'],
    });
    return payload;
  } catch (fault) {
    throw fault instanceof errors.JWTExpired ? unauthorized('Token has expired.') : unauthorized();
  }
}

/** F100, F114, F115: id and access tokens are taken; groups must be a list. */
function isForApi(claims: JWTPayload, { appIdClientRegex }: UserPoolAuth): boolean {
  const client =
    claims.token_use === 'access' ? claims.client_id : claims.token_use === 'id' ? claims.aud : undefined;
  const groups = claims['cognito:groups'] ?? [];
  const hasGroups = Array.isArray(groups) && groups.every((group) => typeof group === 'string');
  if (typeof client !== 'string' || !hasGroups) return false;
  return !appIdClientRegex || new RegExp(`^(?:${appIdClientRegex})$`).test(client);
}
