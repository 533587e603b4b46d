import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, it } from 'vitest';
import type { SignedRequest } from '../aws-service.ts';
import { memoryStore } from '../store.ts';
import { createCredentials } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { createVerifySignature } from './verify-signature.ts';

const cloud = { region: 'eu-west-1', accountId: '000000000000' };
const ROLE = { arn: 'arn:aws:iam::000000000000:role/relay', name: 'relay', id: 'AROARELAY' };
const credentials = createCredentials({ cloud, store: memoryStore() });
const relay = credentials.assumeRole(ROLE, 'relay-function');
const verify = createVerifySignature({ credentials, region: cloud.region, service: 'appsync' });

describe('verifySignature', () => {
  it('tells whose session signed the request', async () => {
    const request = await signed(relay);

    expect(await verify(request)).toEqual({
      accountId: '000000000000',
      arn: 'arn:aws:sts::000000000000:assumed-role/relay/relay-function',
      roleArn: ROLE.arn,
      username: 'AROARELAY:relay-function',
    });
  });

  it('takes the developer, a query, a path to be escaped and a body without its hash', async () => {
    const request = await signed(credentials.developer, {
      path: '/a path/é',
      query: { list: ['b', 'a'], 'a key': 'ä/' },
      applyChecksum: false,
    });

    expect(await verify(request)).toMatchObject({ username: 'developer' });
  });

  it.each<[string, (request: SignedRequest) => SignedRequest]>([
    ['another body', (request) => ({ ...request, body: '{"query":"{ other }"}' })],
    ['another path', (request) => ({ ...request, path: '/graphql/connect' })],
    ['another method', (request) => ({ ...request, method: 'PUT' })],
    ['another query', (request) => ({ ...request, query: new URLSearchParams('a=1') })],
    ['another host', (request) => withHeader(request, 'host', 'localhost:4001')],
    [
      'another time',
      (request) => withHeader(request, 'x-amz-date', changedSeconds(request.headers['x-amz-date'])),
    ],
  ])('refuses %s than was signed', async (_what, change) => {
    const request = change(await signed(relay));

    await expect(verify(request)).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  it('refuses an unknown key, and a role’s key without its session token', async () => {
    const unknown = await signed({ ...relay, accessKeyId: 'ASIANOBODY' });
    const withoutToken = await signed({ ...relay, sessionToken: undefined });

    await expect(verify(unknown)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await expect(verify(withoutToken)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('refuses a signature for another service or region', async () => {
    const forSns = await signed(relay, { service: 'sns' });
    const elsewhere = await signed(relay, { region: 'us-east-1' });

    await expect(verify(forSns)).rejects.toThrow('service appsync');
    await expect(verify(elsewhere)).rejects.toThrow('eu-west-1');
  });

  it.each([
    [-4, true],
    [-6, false],
    [6, false],
  ])('of a clock that is %i minutes off takes the signature: %s', async (minutes, isTaken) => {
    const outcome = verify(await signed(relay, { minutes })).then(
      () => 'taken',
      (error: Error) => error.message,
    );

    expect(await outcome).toMatch(isTaken ? /^taken$/ : /^Signature expired/);
  });

  it.each([
    [undefined, 'MissingAuthenticationTokenException'],
    ['Bearer abc', 'IncompleteSignatureException'],
    ['AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c', 'IncompleteSignatureException'],
  ])('refuses the header %s as %s', async (header, name) => {
    const request = withHeader(await signed(relay), 'authorization', header);

    await expect(verify(request)).rejects.toMatchObject({ name });
  });
});

type Signing = {
  service?: string;
  region?: string;
  minutes?: number;
  path?: string;
  query?: Record<string, string | string[]>;
  applyChecksum?: boolean;
};

async function signed(by: Credentials, options: Signing = {}): Promise<SignedRequest> {
  const { service = 'appsync', region = cloud.region, minutes = 0, path = '/graphql', query = {} } = options;
  const signer = new SignatureV4({
    credentials: by,
    region,
    service,
    sha256: Sha256,
    applyChecksum: options.applyChecksum ?? true,
  });
  const request = {
    method: 'POST',
    protocol: 'http:',
    hostname: 'localhost',
    path,
    query,
    headers: { host: 'localhost:4000', 'content-type': 'application/json' },
    body: '{"query":"{ notes }"}',
  };
  const { headers } = await signer.sign(request, { signingDate: new Date(Date.now() + minutes * 60_000) });
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((item): [string, string] => [name, item]),
  );
  return { ...request, query: new URLSearchParams(pairs), headers };
}

function withHeader(request: SignedRequest, name: string, value: string | undefined): SignedRequest {
  return { ...request, headers: { ...request.headers, [name]: value as string } };
}

function changedSeconds(date = ''): string {
  return date.replace(/\d\dZ$/, (seconds) => (seconds === '00Z' ? '01Z' : '00Z'));
}
