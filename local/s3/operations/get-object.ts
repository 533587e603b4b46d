import { S3Fault } from '../s3-fault.ts';
import type { S3Request, S3Response, StoredObject } from '../types.ts';
import type { Operation, Work } from './operation.ts';
import { encryptionOf } from './put-object.ts';

/** What the asker may have answered otherwise than it was put. */
const OVERRIDES = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

export const getObject: Operation = {
  action: 's3:GetObject',
  run: async (request, work) => {
    const { object, ...head } = headOf(request, work);
    const { start, end } = head;
    return { ...head.response, body: await work.files.read(object.pieces, start, end) };
  },
};

export const headObject: Operation = {
  action: 's3:GetObject',
  run: async (request, work) => headOf(request, work).response,
};

function headOf(request: S3Request, work: Work) {
  const object = existing(request, work);
  checkPreconditions(request, object);
  const range = rangeOf(request.headers['range'], object.size);
  const { start = 0, end = object.size } = range ?? {};
  const wantsChecksum = request.headers['x-amz-checksum-mode'] === 'ENABLED' && !range;
  const response: S3Response = {
    status: range ? 206 : 200,
    headers: {
      ...object.headers,
      ...overrides(request),
      etag: `"${object.etag}"`,
      'last-modified': new Date(object.lastModified).toUTCString(),
      'accept-ranges': 'bytes',
      'content-length': String(end - start),
      ...(range && { 'content-range': `bytes ${start}-${end - 1}/${object.size}` }),
      ...(wantsChecksum && object.checksums),
      ...encryptionOf(work),
    },
  };
  return { object, start, end, response };
}

/** Who may not list a bucket is not told either what is missing in it. */
function existing({ key, principal }: S3Request, { bucket, mayList }: Work): StoredObject {
  const object = bucket.objects.get(key);
  if (object) return object;
  if (!mayList(principal)) throw new S3Fault('AccessDenied');
  throw new S3Fault('NoSuchKey', undefined, { Key: key });
}

function overrides({ query }: S3Request): Record<string, string> {
  const wanted = OVERRIDES.map((name) => [name, query.get(`response-${name}`)] as const);
  return Object.fromEntries(wanted.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** `If-Match` outweighs `If-Unmodified-Since`, and `If-None-Match` outweighs `If-Modified-Since`. */
function checkPreconditions({ headers }: S3Request, { etag, lastModified }: StoredObject): void {
  const modified = Math.floor(Date.parse(lastModified) / 1000) * 1000;
  const names = (list: string) =>
    list.split(',').some((one) => ['*', etag].includes(one.trim().replaceAll('"', '')));
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers;
  const { 'if-modified-since': since = '', 'if-unmodified-since': until = '' } = headers;

  const failed = ifMatch === undefined ? modified > Date.parse(until) : !names(ifMatch);
  if (failed)
    throw new S3Fault('PreconditionFailed', undefined, {
      Condition: ifMatch === undefined ? 'If-Unmodified-Since' : 'If-Match',
    });
  const isKnown = ifNoneMatch === undefined ? modified <= Date.parse(since) : names(ifNoneMatch);
  if (isKnown) throw new S3Fault('NotModified');
}

/** `bytes=0-9`, `bytes=5-`, `bytes=-5`; what is none of these asks for all. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const { first, last } = /^bytes=(?<first>\d*)-(?<last>\d*)$/.exec(header ?? '')?.groups ?? {};
  if (!header || (!first && !last)) return undefined;
  const start = first ? Number(first) : Math.max(size - Number(last), 0);
  const end = first && last ? Math.min(Number(last) + 1, size) : size;
  if (start >= size || (!first && last === '0'))
    throw new S3Fault('InvalidRange', undefined, { RangeRequested: header, ActualObjectSize: String(size) });
  return start < end ? { start, end } : undefined;
}
