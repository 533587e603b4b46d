import { createHash, timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { SignatureError } from '../aws-service.ts';
import type { SignedRequest, VerifySignature } from '../aws-service.ts';
import { parseAuthorization } from './authorization-header.ts';
import type { AuthorizationHeader } from './authorization-header.ts';
import type { Credentials, CredentialsRegistry } from './credentials.ts';

const CLOCK_SKEW_MILLISECONDS = 5 * 60 * 1000;

/** Checks signatures (version 4) that are made for one service, e.g. `appsync`. */
export function createVerifySignature(options: {
  credentials: Pick<CredentialsRegistry, 'find'>;
  region: string;
  service: string;
  now?: () => number;
}): VerifySignature {
  const { credentials, region, service, now = Date.now } = options;

  return async (request) => {
    const claimed = parseAuthorization(request.headers['authorization']);
    const known = credentials.find(claimed.accessKeyId);
    if (!known || request.headers['x-amz-security-token'] !== known.credentials.sessionToken)
      throw new SignatureError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    if (claimed.region !== region || claimed.service !== service)
      throw invalid(`Credential should be scoped to ${region} and service ${service}.`);
    const signedAt = signingTime(request, claimed);
    if (Math.abs(now() - signedAt.getTime()) > CLOCK_SKEW_MILLISECONDS)
      throw invalid(`Signature expired: it was made at ${signedAt.toISOString()}.`);
    const expected = await sign(request, claimed, known.credentials, signedAt);
    if (!isSame(expected, claimed.signature) || !isBodyAsSigned(request))
      throw invalid(
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
      );
    return known.principal;
  };
}

/** What the signature must be, made anew over what the caller says was signed. */
async function sign(
  request: SignedRequest,
  { region, service, signedHeaders }: AuthorizationHeader,
  credentials: Credentials,
  signingDate: Date,
): Promise<string> {
  const signer = new SignatureV4({ credentials, region, service, sha256: Sha256, applyChecksum: false });
  const { headers } = await signer.sign(
    {
      method: request.method,
      protocol: 'http:',
      hostname: request.headers['host'] ?? '',
      path: request.path,
      query: queryOf(request.query),
      headers: Object.fromEntries(signedHeaders.map((name) => [name, request.headers[name] ?? ''])),
      body: request.body,
    },
    { signingDate, signableHeaders: new Set(signedHeaders) },
  );
  return parseAuthorization(headers['authorization']).signature;
}

function queryOf(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
}

/** `20260131T093000Z`, which must be of the day the credential names. */
function signingTime({ headers }: SignedRequest, { date }: AuthorizationHeader): Date {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers['x-amz-date'] ?? '') ?? [];
  if (!year || date !== `${year}${month}${day}`)
    throw new SignatureError(
      'IncompleteSignatureException',
      'X-Amz-Date is missing or not of the credential’s day.',
    );
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** A caller that sends the hash of the body has signed that hash, which says nothing unless it is the body's. */
function isBodyAsSigned({ headers, body }: SignedRequest): boolean {
  const hash = headers['x-amz-content-sha256'];
  return hash === undefined || hash === createHash('sha256').update(body).digest('hex');
}

function isSame(left: string, right: string): boolean {
  const [first, second] = [Buffer.from(left), Buffer.from(right)];
  return first.length === second.length && timingSafeEqual(first, second);
}

function invalid(message: string): SignatureError {
  return new SignatureError('InvalidSignatureException', message);
}
