import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Principal } from '../aws-service.ts';
import type { Signed } from './authenticate.ts';
import { S3Fault } from './s3-fault.ts';
import type { S3Request } from './types.ts';

const LONGEST_KEY_BYTES = 1024;

/** A call as it came over HTTP; who made it is found out later. */
export type Incoming = Signed & Omit<S3Request, 'principal'>;

/** `/<bucket>/<key>` below a prefix, or `/<key>` at the host `<bucket>.localhost`. */
export function readIncoming(request: IncomingMessage, prefix: string): Incoming {
  const { url = '/', method = 'GET' } = request;
  const [encodedPath = '/', ...query] = url.split('?');
  const path = decoded(encodedPath);
  const headers = headersOf(request);
  return {
    method,
    path,
    ...placeOf(path.slice(prefix.length), headers['host'] ?? ''),
    query: new URLSearchParams(query.join('?')),
    headers,
    // not destroyed on the way out, or a refusal could not be sent
    body: request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>,
    sourceAddress: (request.socket.remoteAddress ?? '').replace('::ffff:', ''),
    requestId: randomBytes(8).toString('hex').toUpperCase(),
  };
}

export function signedBy({ path: _path, ...incoming }: Incoming, principal: Principal): S3Request {
  if (Buffer.byteLength(incoming.key) > LONGEST_KEY_BYTES)
    throw new S3Fault('KeyTooLongError', undefined, { MaxSizeAllowed: String(LONGEST_KEY_BYTES) });
  return { ...incoming, principal };
}

function placeOf(path: string, host: string): { bucket: string; key: string } {
  const bucketOfHost = /^(?<bucket>.+)\.localhost(:\d+)?$/.exec(host)?.groups?.['bucket'];
  const [bucket = '', ...key] = path.replace(/^\//, '').split('/');
  return bucketOfHost === undefined
    ? { bucket, key: key.join('/') }
    : { bucket: bucketOfHost, key: path.replace(/^\//, '') };
}

/** A path that cannot be decoded names nothing, and is signed by nobody. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(',')]),
  );
}
