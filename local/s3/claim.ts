import { SignatureError } from '../aws-service.ts';
import { parseAuthorization } from '../iam/authorization-header.ts';
import type { Signed } from './authenticate.ts';
import { S3Fault } from './s3-fault.ts';
import type { FaultCode } from './s3-fault.ts';

/** What a call says of its signature. */
export type Claim = {
  accessKeyId: string;
  date: string;
  region: string;
  /** `20260131T093000Z` */
  time: string;
  signedAt: number;
  signedHeaders: readonly string[];
  signature: string;
  token?: string;
  /** The hash of the body, or the word that stands for it. */
  payload: string;
  /** Of an address; a header has none. */
  lifetimeSeconds?: number;
  /** How S3 calls it when it cannot be read. */
  malformed: FaultCode;
};

const MOST_SECONDS = 7 * 24 * 60 * 60;

export function claimInHeader({ headers }: Signed): Claim {
  const malformed = 'AuthorizationHeaderMalformed';
  if (!headers['authorization']) throw new S3Fault('AccessDenied');
  const payload = headers['x-amz-content-sha256'];
  if (!payload)
    throw new S3Fault('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  const { service, ...parts } = readHeader(headers['authorization']);
  const time = headers['x-amz-date'] ?? '';
  if (service !== 's3') throw new S3Fault(malformed, `The service is wrong; expecting 's3'`);
  return {
    ...parts,
    time,
    signedAt: momentOf(time, parts.date, malformed),
    token: headers['x-amz-security-token'],
    payload,
    malformed,
  };
}

/** A presigned address, which somebody else may use; its body is not signed. */
export function claimInQuery({ query, headers }: Signed): Claim {
  const malformed = 'AuthorizationQueryParametersError';
  const of = (name: string) => {
    const value = query.get(`X-Amz-${name}`);
    if (!value) throw new S3Fault(malformed, MISSING);
    return value;
  };
  const [accessKeyId = '', date = '', region = '', service, end] = of('Credential').split('/');
  const lifetimeSeconds = Number(of('Expires'));
  if (of('Algorithm') !== 'AWS4-HMAC-SHA256')
    throw new S3Fault(
      malformed,
      'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"',
    );
  if (service !== 's3' || end !== 'aws4_request')
    throw new S3Fault(
      malformed,
      'Error parsing the X-Amz-Credential parameter; incorrect service or terminal.',
    );
  if (!Number.isInteger(lifetimeSeconds) || lifetimeSeconds < 0 || lifetimeSeconds > MOST_SECONDS)
    throw new S3Fault(malformed, 'X-Amz-Expires must be between 0 and 604800 seconds');
  const signedHeaders = of('SignedHeaders').split(';');
  if (!signedHeaders.includes('host')) throw new S3Fault(malformed, 'The header host must be signed.');
  const time = of('Date');
  return {
    accessKeyId,
    date,
    region,
    time,
    signedAt: momentOf(time, date, malformed),
    signedHeaders,
    signature: of('Signature'),
    token: query.get('X-Amz-Security-Token') ?? undefined,
    payload: headers['x-amz-content-sha256'] ?? query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
    lifetimeSeconds,
    malformed,
  };
}
const MISSING =
  'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, ' +
  'X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.';

function readHeader(header: string) {
  try {
    return parseAuthorization(header);
  } catch (error) {
    if (error instanceof SignatureError) throw new S3Fault('AuthorizationHeaderMalformed');
    throw error;
  }
}

function momentOf(time: string, date: string, malformed: FaultCode): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  if (!year || date !== `${year}${month}${day}`)
    throw new S3Fault(malformed, "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
