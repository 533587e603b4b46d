import { ListObjectsV2Command, paginateListObjectsV2, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Fixture } from './s3-fixture.ts';
import type { S3Fixture } from './s3-fixture.ts';

const Bucket = 'files';
const KEYS = ['a', 'a&b <c>', 'b/1', 'b/2', 'b/c/3', 'z', 'é', '😀'];

let s3: S3Fixture;
beforeAll(async () => {
  s3 = await s3Fixture();
  for (const Key of KEYS.toReversed()) await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
});
afterAll(() => s3.stop());

const list = (input = {}) => s3.client.send(new ListObjectsV2Command({ Bucket, ...input }));
const keys = async (input = {}) => (await list(input)).Contents?.map(({ Key }) => Key) ?? [];

describe('a list of objects', () => {
  it('has all keys in the order of their bytes, and what they are', async () => {
    const { Contents, KeyCount, IsTruncated } = await list();

    expect(Contents?.map(({ Key }) => Key)).toEqual(KEYS);
    expect({ KeyCount, IsTruncated }).toEqual({ KeyCount: KEYS.length, IsTruncated: false });
    expect(Contents?.[0]).toMatchObject({ Size: 1, ETag: '"0cc175b9c0f1b6a831c399e269772661"' });
  });

  it('can be of those that begin alike, or come after one', async () => {
    expect(await keys({ Prefix: 'b/' })).toEqual(['b/1', 'b/2', 'b/c/3']);
    expect(await keys({ StartAfter: 'b/c/3' })).toEqual(['z', 'é', '😀']);
  });

  it('shows folders as one', async () => {
    const { Contents, CommonPrefixes } = await list({ Delimiter: '/', Prefix: 'b/' });

    expect(Contents?.map(({ Key }) => Key)).toEqual(['b/1', 'b/2']);
    expect(CommonPrefixes).toEqual([{ Prefix: 'b/c/' }]);
  });

  it.each([1, 2, 3, 7, 8, 9])(
    'comes in pages of %i, that miss nothing and repeat nothing',
    async (MaxKeys) => {
      const found: unknown[] = [];
      for await (const page of paginateListObjectsV2({ client: s3.client }, { Bucket, MaxKeys }))
        found.push(...(page.Contents ?? []).map(({ Key }) => Key));

      expect(found).toEqual(KEYS);
    },
  );

  it('is kept from those who may read objects but not list them', async () => {
    s3.allow({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/*' });

    await expect(s3.job.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('s3:ListBucket on resource: arn:aws:s3:::files'),
    });
  });
});
