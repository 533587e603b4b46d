import type { Principal } from '../aws-service.ts';
import type { CredentialsRegistry } from '../iam/credentials.ts';
import { claimInHeader, claimInQuery } from './claim.ts';
import type { Claim } from './claim.ts';
import { S3Fault } from './s3-fault.ts';
import { isSameSignature, signatureOf } from './signature.ts';
import type { Signable } from './signature.ts';

export type Signed = Pick<Signable, 'method' | 'path' | 'query' | 'headers'>;

type Options = { credentials: Pick<CredentialsRegistry, 'find'>; region: string; now: () => number };

/** Tells who signed a call, in its header or in its address; throws `S3Fault`. */
export function authenticate(request: Signed, { credentials, region, now }: Options): Principal {
  const isPresigned = request.query.has('X-Amz-Algorithm') || request.query.has('X-Amz-Signature');
  const claim = isPresigned ? claimInQuery(request) : claimInHeader(request);
  if (claim.region !== region)
    throw new S3Fault(claim.malformed, `The region is wrong; expecting '${region}'`);
  checkTime(claim, now());
  const known = credentials.find(claim.accessKeyId);
  if (!known) throw new S3Fault('InvalidAccessKeyId', undefined, { AWSAccessKeyId: claim.accessKeyId });
  if (claim.token !== known.credentials.sessionToken) throw new S3Fault('InvalidToken');

  const signable = { ...request, signedHeaders: claim.signedHeaders, payload: claim.payload };
  const expected = signatureOf(signable, claim, known.credentials.secretAccessKey);
  if (!isSameSignature(expected, claim.signature))
    throw new S3Fault('SignatureDoesNotMatch', undefined, {
      AWSAccessKeyId: claim.accessKeyId,
      SignatureProvided: claim.signature,
    });
  refuseUnsigned(request, claim);
  return known.principal;
}

function checkTime({ signedAt, lifetimeSeconds }: Claim, now: number): void {
  const ServerTime = new Date(now).toISOString().replace(/\.\d+/, '');
  if (lifetimeSeconds === undefined) {
    if (Math.abs(now - signedAt) > SKEW_MILLISECONDS)
      throw new S3Fault('RequestTimeTooSkewed', undefined, { ServerTime });
    return;
  }
  if (signedAt - now > SKEW_MILLISECONDS)
    throw new S3Fault('AccessDenied', 'Request is not yet valid', { ServerTime });
  const expires = signedAt + lifetimeSeconds * 1000;
  if (now > expires)
    throw new S3Fault('AccessDenied', 'Request has expired', {
      'X-Amz-Expires': String(lifetimeSeconds),
      Expires: new Date(expires).toISOString().replace(/\.\d+/, ''),
      ServerTime,
    });
}
const SKEW_MILLISECONDS = 15 * 60 * 1000;

/** What S3 acts upon must have been signed. */
function refuseUnsigned({ headers }: Signed, { signedHeaders }: Claim): void {
  const unsigned = Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-') && name !== PAYLOAD_HEADER && !signedHeaders.includes(name),
  );
  if (unsigned.length > 0)
    throw new S3Fault('AccessDenied', 'There were headers present in the request which were not signed', {
      HeadersNotSigned: unsigned.join(', '),
    });
}
const PAYLOAD_HEADER = 'x-amz-content-sha256';
