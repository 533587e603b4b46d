import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';

export type SigningKey = {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  publicJwk: Record<string, unknown>;
  /** To be kept, so that tokens outlive a restart. */
  privateJwk: JWK;
};

export async function newSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return signingKeyOf(await exportJWK(privateKey));
}

export async function signingKeyOf(privateJwk: JWK): Promise<SigningKey> {
  const { kty, n, e } = privateJwk as { kty: 'RSA'; n: string; e: string };
  const kid = await calculateJwkThumbprint({ kty, n, e });
  const publicJwk = { kty, n, e, kid, alg: 'RS256', use: 'sig' };
  const [privateKey, publicKey] = (await Promise.all([
    importJWK(privateJwk, 'RS256'),
    importJWK(publicJwk, 'RS256'),
  ])) as [CryptoKey, CryptoKey];
  return { kid, privateKey, publicKey, publicJwk, privateJwk };
}
