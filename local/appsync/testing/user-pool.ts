import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { UserPoolAuth } from '../types.ts';

export type TestPool = {
  auth: UserPoolAuth;
  /** A token of this pool; claims that are `undefined` are left out. */
  token: (claims?: Record<string, unknown>) => Promise<string>;
  /** Signs with a new key from now on; the old one is published until it is given up. */
  rotateKey: () => Promise<{ giveUpOldKey: () => void }>;
};

/** A user pool with a key of its own. */
export async function aUserPool(overrides: Partial<UserPoolAuth> = {}): Promise<TestPool> {
  let current = await aKey('key-1');
  let keys = [current.jwk];
  const userPoolId = 'eu-west-1_AbCdEfGhI';
  const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${userPoolId}`;
  const inAnHour = Math.floor(Date.now() / 1000) + 3_600;

  return {
    auth: { userPoolId, issuer, jwks: async () => ({ keys }), defaultAction: 'ALLOW', ...overrides },
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
        .setProtectedHeader({ alg: 'RS256', kid: current.jwk.kid })
        .sign(current.privateKey),
    rotateKey: async () => {
      current = await aKey(`key-${keys.length + 1}`);
      keys = [...keys, current.jwk];
      return { giveUpOldKey: () => (keys = [current.jwk]) };
    },
  };
}

async function aKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}
