import { S3Fault } from '../s3-fault.ts';
import type { StoredObject } from '../types.ts';
import { resultXml } from '../xml.ts';
import type { Operation } from './operation.ts';

const MOST_KEYS = 1000;

/** `ListObjectsV2`: keys in the order of their bytes, those with a common beginning up to the delimiter as one. */
export const listObjects: Operation = {
  action: 's3:ListBucket',
  run: async ({ query }, { bucket }) => {
    const prefix = query.get('prefix') ?? '';
    const delimiter = query.get('delimiter') ?? '';
    const most = mostKeys(query.get('max-keys'));
    const token = query.get('continuation-token');
    const after = token === null ? (query.get('start-after') ?? '') : keyIn(token);

    const entries = entriesOf([...bucket.objects.values()], prefix, delimiter).filter(
      ({ name }) => inBytes(name, after) > 0,
    );
    const shown = entries.slice(0, most);
    const last = shown.at(-1)?.name;
    const isTruncated = entries.length > shown.length && last !== undefined;
    const written = query.get('encoding-type') === 'url' ? encodeURIComponent : String;
    return {
      status: 200,
      headers: { 'content-type': 'application/xml' },
      body: resultXml('ListBucketResult', {
        Name: bucket.name,
        Prefix: written(prefix),
        Delimiter: delimiter === '' ? undefined : written(delimiter),
        StartAfter: query.get('start-after') ?? undefined,
        ContinuationToken: token ?? undefined,
        EncodingType: query.get('encoding-type') ?? undefined,
        KeyCount: shown.length,
        MaxKeys: most,
        IsTruncated: isTruncated,
        NextContinuationToken: isTruncated ? tokenOf(last) : undefined,
        Contents: shown.flatMap(({ object }) => (object ? [contentsOf(object, written)] : [])),
        CommonPrefixes: shown.flatMap(({ name, object }) => (object ? [] : [{ Prefix: written(name) }])),
      }),
    };
  },
};

/** A key, or what keys have in common; that one stands for all of them. */
type Entry = { name: string; object?: StoredObject };

function entriesOf(objects: StoredObject[], prefix: string, delimiter: string): Entry[] {
  const entries = new Map<string, Entry>();
  for (const object of objects.filter(({ key }) => key.startsWith(prefix))) {
    const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    const name = end < 0 ? object.key : object.key.slice(0, end + delimiter.length);
    entries.set(name, end < 0 ? { name, object } : { name });
  }
  return [...entries.values()].sort((left, right) => inBytes(left.name, right.name));
}

function contentsOf({ key, lastModified, etag, size }: StoredObject, written: (text: string) => string) {
  return {
    Key: written(key),
    LastModified: lastModified,
    ETag: `"${etag}"`,
    Size: size,
    StorageClass: 'STANDARD',
  };
}

function mostKeys(text: string | null): number {
  const wanted = Number(text ?? MOST_KEYS);
  if (!Number.isInteger(wanted) || wanted < 0)
    throw new S3Fault('InvalidArgument', undefined, { ArgumentName: 'max-keys', ArgumentValue: text ?? '' });
  return Math.min(wanted, MOST_KEYS);
}

function tokenOf(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function keyIn(token: string): string {
  const key = Buffer.from(token, 'base64url').toString();
  if (tokenOf(key) !== token)
    throw new S3Fault('InvalidArgument', 'The continuation token provided is incorrect');
  return key;
}

function inBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
