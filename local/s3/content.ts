import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { CHECKSUMS } from './checksums.ts';
import type { Digest } from './checksums.ts';
import { decodeChunks } from './chunked-body.ts';
import type { ObjectFiles } from './object-files.ts';
import { S3Fault } from './s3-fault.ts';
import type { Content, S3Request } from './types.ts';

type Sent = Pick<S3Request, 'headers' | 'query' | 'body'>;

/** Of one PUT; more than that takes several parts. */
const MOST_BYTES = 5 * 1024 ** 3;
const PREFIX = 'x-amz-checksum-';

/** Writes what a client sends into a file, and refuses it if it is not what the client says it is. */
export async function receiveContent(request: Sent, files: ObjectFiles): Promise<Content> {
  const claimed = claimsOf(request);
  const md5 = createHash('md5');
  const sha256 = createHash('sha256');
  const checksums = Object.entries(claimed.checksums).map(([name]) => [name, digestOf(name)] as const);

  const digests = [md5, sha256, ...checksums.map(([, digest]) => digest)];
  const pieces = checked(decoded(request, claimed), claimed.size, digests);
  const { file, size } = await files.write(pieces);
  try {
    const found = {
      md5: md5.digest('hex'),
      sha256: sha256.digest('hex'),
      checksums: Object.fromEntries(checksums.map(([name, digest]) => [name, digest.value()])),
    };
    compare(claimed, found);
    return { file, size, md5: found.md5, checksums: found.checksums };
  } catch (error) {
    await files.remove([file]);
    throw error;
  }
}

type Claims = {
  size: number;
  isChunked: boolean;
  sha256?: string;
  md5?: string;
  /** By the header's name; those that come behind the body are empty until then. */
  checksums: Record<string, string>;
};

function claimsOf({ headers, query }: Sent): Claims {
  const payload = headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD';
  const isChunked = payload.startsWith('STREAMING-');
  if (isChunked && payload !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER')
    throw new S3Fault('NotImplemented', `Bodies signed as ${payload} are not known here.`);
  const size = headers[isChunked ? 'x-amz-decoded-content-length' : 'content-length'];
  if (size === undefined) throw new S3Fault('MissingContentLength');
  if (Number(size) > MOST_BYTES)
    throw new S3Fault('EntityTooLarge', undefined, { MaxSizeAllowed: String(MOST_BYTES) });
  const trailing = (headers['x-amz-trailer'] ?? '').split(',').filter(Boolean);
  const said = [...Object.entries(headers), ...query, ...trailing.map((name) => [name.trim(), ''] as const)];
  return {
    size: Number(size),
    isChunked,
    sha256: /^[0-9a-f]{64}$/.test(payload) ? payload : undefined,
    md5: headers['content-md5'],
    checksums: Object.fromEntries(said.filter(([name]) => isChecksum(name))),
  };
}

/** Others of these headers say which checksum it is, and of what. */
function isChecksum(name: string): boolean {
  return name.startsWith(PREFIX) && !/-(algorithm|mode|type)$/.test(name);
}

function digestOf(name: string): Digest {
  const create = CHECKSUMS[name.slice(PREFIX.length)];
  if (!create) throw new S3Fault('NotImplemented', `${name} is not known here.`);
  return create();
}

function decoded({ body }: Sent, { isChunked, checksums }: Claims): AsyncIterable<Buffer> {
  if (!isChunked) return body;
  return decodeChunks(body, (name, value) => {
    if (name in checksums) checksums[name] = value;
  });
}

async function* checked(
  body: AsyncIterable<Buffer>,
  size: number,
  digests: (Digest | Hash)[],
): AsyncGenerator<Buffer> {
  let received = 0;
  for await (const chunk of body) {
    received += chunk.length;
    if (received > size) throw new S3Fault('IncompleteBody');
    for (const digest of digests) digest.update(chunk);
    yield chunk;
  }
  if (received < size) throw new S3Fault('IncompleteBody');
}

function compare(
  claimed: Claims,
  found: { md5: string; sha256: string; checksums: Record<string, string> },
): void {
  if (claimed.sha256 !== undefined && claimed.sha256 !== found.sha256)
    throw new S3Fault('XAmzContentSHA256Mismatch', undefined, {
      ClientComputedContentSHA256: claimed.sha256,
      S3ComputedContentSHA256: found.sha256,
    });
  if (claimed.md5 !== undefined) compareMd5(Buffer.from(claimed.md5, 'base64'), found.md5);
  for (const [name, value] of Object.entries(claimed.checksums))
    if (value !== found.checksums[name]) {
      const algorithm = name.slice(PREFIX.length).toUpperCase();
      throw new S3Fault('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
    }
}

function compareMd5(claimed: Buffer, found: string): void {
  if (claimed.length !== 16) throw new S3Fault('InvalidDigest');
  if (claimed.toString('hex') !== found)
    throw new S3Fault('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}
