import { receiveContent } from '../content.ts';
import { S3Fault } from '../s3-fault.ts';
import type { S3Request, StoredObject } from '../types.ts';
import type { Operation, Work } from './operation.ts';

/** What an object answers with as it was put. */
const KEPT = /^(content-(type|disposition|encoding|language)|cache-control|expires|x-amz-meta-.+)$/;
const MOST_METADATA_BYTES = 2048;

export const putObject: Operation = {
  action: 's3:PutObject',
  run: async (request, work) => {
    if (request.headers['x-amz-copy-source'])
      throw new S3Fault('NotImplemented', 'Objects cannot be copied here.');
    const headers = keptHeaders(request);
    checkPreconditions(request, work);
    const { file, size, md5, checksums } = await receiveContent(request, work.files);
    const object = { key: request.key, size, etag: md5, headers, checksums, pieces: [{ file, size }] };
    await storeObject(object, 'PutObject', request, work);
    return { status: 200, headers: { etag: `"${md5}"`, ...checksums, ...encryptionOf(work) } };
  },
};

export function keptHeaders({ headers }: S3Request): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => KEPT.test(name));
  const metadata = kept
    .filter(([name]) => name.startsWith('x-amz-meta-'))
    .flat()
    .join('');
  if (Buffer.byteLength(metadata) > MOST_METADATA_BYTES) throw new S3Fault('MetadataTooLarge');
  const { 'content-encoding': encoding = '', ...others } = Object.fromEntries(kept);
  const encodings = encoding.split(',').filter((one) => one.trim() !== '' && one.trim() !== 'aws-chunked');
  return {
    'content-type': 'binary/octet-stream',
    ...others,
    ...(encodings.length > 0 && { 'content-encoding': encodings.join(',') }),
  };
}

/** Puts an object in the place of the one before it, and tells so. */
export async function storeObject(
  object: Omit<StoredObject, 'lastModified'>,
  reason: string,
  request: S3Request,
  work: Work,
): Promise<void> {
  const { bucket, files, save, tell, now } = work;
  try {
    // once more: another one may have come while this one was read
    checkPreconditions(request, work);
  } catch (error) {
    await files.remove(object.pieces.map(({ file }) => file));
    throw error;
  }
  const before = bucket.objects.get(object.key);
  bucket.objects.set(object.key, { ...object, lastModified: new Date(now()).toISOString() });
  save();
  await files.remove(before?.pieces.map(({ file }) => file) ?? []);
  await tell({ bucket, kind: 'Object Created', reason, object, request });
}

export function encryptionOf({ bucket }: Pick<Work, 'bucket'>): Record<string, string> {
  return { 'x-amz-server-side-encryption': bucket.encryption };
}

function checkPreconditions({ key, headers }: S3Request, { bucket }: Work): void {
  const there = bucket.objects.get(key);
  const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = headers;
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*')
    throw new S3Fault('NotImplemented', undefined, { Header: 'If-None-Match' });
  if (ifNoneMatch === '*' && there)
    throw new S3Fault('PreconditionFailed', undefined, { Condition: 'If-None-Match' });
  if (ifMatch === undefined) return;
  if (!there) throw new S3Fault('NoSuchKey', undefined, { Key: key });
  if (ifMatch.replaceAll('"', '') !== there.etag)
    throw new S3Fault('PreconditionFailed', undefined, { Condition: 'If-Match' });
}
