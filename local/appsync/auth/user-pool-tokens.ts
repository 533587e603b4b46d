import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
} from 'jose';
import { recentlyUsed } from '../recently-used.ts';
import { unauthorized } from '../request-fault.ts';
import type { Identity, UserPoolAuth } from '../types.ts';
import type { Caller } from './identity.ts';

/** Whom a user pool's token stands for. */
type Verified = Omit<Extract<Identity, { mode: 'AMAZON_COGNITO_USER_POOLS' }>, 'sourceIp'> & {
  expiresAt: number;
};

type Remembered = { verified: Verified; pool: UserPoolAuth; keyId: string };

const REMEMBERED_TOKENS = 1_000;

/** Verifies a token of any of the pools, chosen by its issuer (F98); it is remembered as long as the pool has its key. */
export function userPoolTokens(pools: UserPoolAuth[]): (token: string, sourceIp: string) => Promise<Caller> {
  const remembered = recentlyUsed<Remembered>(REMEMBERED_TOKENS);

  return async (token, sourceIp) => {
    const found = remembered.get(token);
    const known = found && (await hasKey(found)) ? found : await verify(token, pools);
    const { expiresAt, ...verified } = known.verified;
    if (expiresAt <= Date.now() / 1000) throw unauthorized('Token has expired.');
    if (known !== found) remembered.set(token, known);
    return { identity: { ...verified, sourceIp: [sourceIp] }, expiresAt };
  };
}

async function hasKey({ pool, keyId }: Remembered): Promise<boolean> {
  return (await pool.jwks()).keys.some(({ kid }) => kid === keyId);
}

async function verify(token: string, pools: UserPoolAuth[]): Promise<Remembered> {
  const { issuer, keyId } = namesIn(token);
  const pool = pools.find((candidate) => candidate.issuer === issuer);
  if (!pool || typeof keyId !== 'string') throw unauthorized();
  const claims = await signedClaims(token, pool);
  if (!isForApi(claims, pool)) throw unauthorized();
  const verified: Verified = {
    mode: 'AMAZON_COGNITO_USER_POOLS',
    claims,
    groups: (claims['cognito:groups'] as string[] | undefined) ?? null,
    defaultAction: pool.defaultAction,
    expiresAt: Number(claims.exp),
  };
  return { verified, pool, keyId };
}

function namesIn(token: string): { issuer?: string; keyId?: unknown } {
  try {
    return { issuer: decodeJwt(token).iss, keyId: decodeProtectedHeader(token).kid };
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
  const hasSubject = typeof claims.sub === 'string' && claims.sub !== '';
  if (typeof client !== 'string' || !hasGroups || !hasSubject) return false;
  return !appIdClientRegex || new RegExp(`^(?:${appIdClientRegex})$`).test(client);
}
