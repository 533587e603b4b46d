import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentials } from './api-definition.ts';

export const RELAY = { arn: 'arn:aws:iam::000000000000:role/relay', name: 'relay', id: 'AROARELAY' };

/** What a function with the role `relay` sends with a body. */
export async function signedHeaders(
  url: string,
  body: string,
  { path = '/graphql', secretAccessKey }: { path?: string; secretAccessKey?: string } = {},
): Promise<Record<string, string>> {
  const role = credentials.assumeRole(RELAY, 'relay');
  const signer = new SignatureV4({
    credentials: { ...role, ...(secretAccessKey !== undefined && { secretAccessKey }) },
    region: 'eu-west-1',
    service: 'appsync',
    sha256: Sha256,
  });
  const headers = { host: new URL(url).host, 'content-type': 'application/json' };
  const request = { method: 'POST', protocol: 'http:', hostname: 'localhost', path, headers, body };
  return (await signer.sign(request)).headers;
}
