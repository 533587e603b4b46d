import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { UserPoolAuth } from '../types.ts';

export type TestPool = {
  auth: UserPoolAuth;
  /** A token of this pool; claims that are `undefined` are left out. */
  token: (claims?: Record<string, unknown>) => Promise<string>;
};

/** A user pool with a key of its own. */
export async function aUserPool(overrides: Partial<UserPoolAuth> = {}): Promise<TestPool> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' };
  const userPoolId = 'eu-west-1_AbCdEfGhI';
  const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${userPoolId}`;
  const inAnHour = Math.floor(Date.now() / 1000) + 3_600;

  return {
    auth: { userPoolId, issuer, jwks: async () => ({ keys: [jwk] }), defaultAction: 'ALLOW', ...overrides },
    token: (claims = {}) =>
      new SignJWT({
        iss: issuer,
        sub: 'sub-of-ana',
        username: 'ana',
        token_use: 'access',
        client_id: 'web',
        exp: inAnHour,
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
        .sign(privateKey),
  };
}
