import { createHash, randomBytes } from 'node:crypto';
import { receiveContent } from '../content.ts';
import { S3Fault } from '../s3-fault.ts';
import { readText } from '../small-body.ts';
import type { Part, S3Request, Upload } from '../types.ts';
import { resultXml, textsOf, unescaped } from '../xml.ts';
import type { Operation, Work } from './operation.ts';
import { encryptionOf, keptHeaders, storeObject } from './put-object.ts';

const MOST_PARTS = 10_000;
/** Of every part but the last. */
const LEAST_BYTES = 5 * 1024 ** 2;
const XML = { 'content-type': 'application/xml' };

export const createUpload: Operation = {
  action: 's3:PutObject',
  run: async (request, { bucket, save, ...work }) => {
    const { key } = request;
    const id = randomBytes(24).toString('base64url');
    bucket.uploads.set(id, { id, key, headers: keptHeaders(request), parts: [] });
    save();
    const body = resultXml('InitiateMultipartUploadResult', { Bucket: bucket.name, Key: key, UploadId: id });
    return { status: 200, headers: { ...XML, ...encryptionOf({ bucket, ...work }) }, body };
  },
};

export const uploadPart: Operation = {
  action: 's3:PutObject',
  run: async (request, work) => {
    if (request.headers['x-amz-copy-source'])
      throw new S3Fault('NotImplemented', 'Parts cannot be copied here.');
    const number = Number(request.query.get('partNumber'));
    if (!Number.isInteger(number) || number < 1 || number > MOST_PARTS)
      throw new S3Fault(
        'InvalidArgument',
        `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`,
      );
    uploadOf(request, work);
    const content = await receiveContent(request, work.files);

    const { parts } = await stillThere(request, work, content.file);
    const before = parts.findIndex((part) => part.number === number);
    const [replaced] = before < 0 ? [] : parts.splice(before, 1);
    parts.push({ ...content, number });
    work.save();
    if (replaced) await work.files.remove([replaced.file]);
    const headers = { etag: `"${content.md5}"`, ...content.checksums, ...encryptionOf(work) };
    return { status: 200, headers };
  },
};

export const completeUpload: Operation = {
  action: 's3:PutObject',
  run: async (request, work) => {
    const { bucket, files } = work;
    const upload = uploadOf(request, work);
    const chosen = chosenParts(upload, await readText(request));
    const unused = upload.parts.filter((part) => !chosen.includes(part));
    const etag = `${md5Of(chosen)}-${chosen.length}`;
    const { key, headers } = upload;
    bucket.uploads.delete(upload.id);
    await files.remove(unused.map(({ file }) => file));
    const object = {
      key,
      headers,
      etag,
      size: chosen.reduce((sum, { size }) => sum + size, 0),
      checksums: {},
      pieces: chosen.map(({ file, size }) => ({ file, size })),
    };
    await storeObject(object, 'CompleteMultipartUpload', request, work);
    const body = resultXml('CompleteMultipartUploadResult', {
      Location: `https://${bucket.name}.s3.amazonaws.com/${encodeURIComponent(key)}`,
      Bucket: bucket.name,
      Key: key,
      ETag: `"${etag}"`,
    });
    return { status: 200, headers: { ...XML, ...encryptionOf(work) }, body };
  },
};

export const abortUpload: Operation = {
  action: 's3:AbortMultipartUpload',
  run: async (request, work) => {
    const upload = uploadOf(request, work);
    work.bucket.uploads.delete(upload.id);
    work.save();
    await work.files.remove(upload.parts.map(({ file }) => file));
    return { status: 204 };
  },
};

function uploadOf({ key, query }: S3Request, { bucket }: Work): Upload {
  const upload = bucket.uploads.get(query.get('uploadId') ?? '');
  if (upload?.key !== key)
    throw new S3Fault('NoSuchUpload', undefined, { UploadId: query.get('uploadId') ?? '' });
  return upload;
}

/** It may have been completed or given up while the part was read. */
async function stillThere(request: S3Request, work: Work, file: string): Promise<Upload> {
  try {
    return uploadOf(request, work);
  } catch (error) {
    await work.files.remove([file]);
    throw error;
  }
}

/** The parts that the client names, in its order. */
function chosenParts({ parts }: Upload, xml: string): Part[] {
  const named = textsOf(xml, 'Part').map((part) => ({
    number: Number(textsOf(part, 'PartNumber')[0]),
    etag: unescaped(textsOf(part, 'ETag')[0] ?? '').replaceAll('"', ''),
  }));
  if (named.length === 0) throw new S3Fault('MalformedXML');
  if (named.some(({ number }, index) => number <= (named[index - 1]?.number ?? 0)))
    throw new S3Fault('InvalidPartOrder');
  const chosen = named.map(({ number, etag }) => {
    const part = parts.find((one) => one.number === number && one.md5 === etag);
    if (!part) throw new S3Fault('InvalidPart', undefined, { PartNumber: String(number), ETag: etag });
    return part;
  });
  const small = chosen.slice(0, -1).find(({ size }) => size < LEAST_BYTES);
  if (small)
    throw new S3Fault('EntityTooSmall', undefined, {
      ProposedSize: String(small.size),
      MinSizeAllowed: String(LEAST_BYTES),
      PartNumber: String(small.number),
    });
  return chosen;
}

function md5Of(parts: readonly Part[]): string {
  const hash = createHash('md5');
  for (const { md5 } of parts) hash.update(Buffer.from(md5, 'hex'));
  return hash.digest('hex');
}
