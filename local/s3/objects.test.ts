import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { ChecksumAlgorithm, GetObjectCommandInput, PutObjectCommandInput } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Fixture } from './s3-fixture.ts';
import type { S3Fixture } from './s3-fixture.ts';

const Bucket = 'files';

let s3: S3Fixture;
beforeAll(async () => {
  s3 = await s3Fixture();
});
afterAll(() => s3.stop());

const put = (input: Omit<PutObjectCommandInput, 'Bucket'>) =>
  s3.client.send(new PutObjectCommand({ Bucket, ...input }));
const get = (Key: string, input: Partial<GetObjectCommandInput> = {}) =>
  s3.client.send(new GetObjectCommand({ Bucket, Key, ...input }));
const textOf = async (Key: string, input: Partial<GetObjectCommandInput> = {}) =>
  (await get(Key, input)).Body?.transformToString();

describe('an object', () => {
  it('is answered as it was put, with its metadata', async () => {
    await put({
      Key: 'reports/may.csv',
      Body: 'hello',
      ContentType: 'text/csv',
      ContentDisposition: 'attachment',
      CacheControl: 'no-store',
      Metadata: { office: 'LIS1' },
    });

    const answer = await get('reports/may.csv');
    expect(await answer.Body?.transformToString()).toBe('hello');
    expect(answer).toMatchObject({
      ContentType: 'text/csv',
      ContentDisposition: 'attachment',
      CacheControl: 'no-store',
      Metadata: { office: 'LIS1' },
      ContentLength: 5,
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ServerSideEncryption: 'AES256',
      AcceptRanges: 'bytes',
    });
  });

  it.each(["a b/ü+(x)'!*.csv", 'a//b', '~_-.', 'per%20cent', '日本/語', 'q?x=1&y#z'])(
    'may be called %s',
    async (Key) => {
      await put({ Key, Body: Key });

      expect(await textOf(Key)).toBe(Key);
    },
  );

  it('may hold nothing', async () => {
    await put({ Key: 'nothing', Body: '' });

    expect(await textOf('nothing')).toBe('');
    expect((await get('nothing')).ETag).toBe('"d41d8cd98f00b204e9800998ecf8427e"');
  });

  it('takes the place of the one before it', async () => {
    await put({ Key: 'same', Body: 'first', Metadata: { a: '1' } });
    await put({ Key: 'same', Body: 'second' });

    expect(await textOf('same')).toBe('second');
    expect((await get('same')).Metadata).toEqual({});
  });

  it('is gone when it was deleted, and deleting it again is no fault', async () => {
    await put({ Key: 'gone', Body: 'x' });
    const remove = () => s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
    await remove();
    await remove();

    await expect(get('gone')).rejects.toMatchObject({ name: 'NoSuchKey', Key: 'gone' });
    await expect(s3.client.send(new HeadObjectCommand({ Bucket, Key: 'gone' }))).rejects.toMatchObject({
      name: 'NotFound',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('is of a bucket that exists', async () => {
    const command = new PutObjectCommand({ Bucket: 'elsewhere', Key: 'x', Body: 'x' });

    await expect(s3.client.send(command)).rejects.toMatchObject({
      name: 'NoSuchBucket',
      BucketName: 'elsewhere',
    });
  });

  it('can be described without being read', async () => {
    await put({ Key: 'head', Body: 'hello', ContentType: 'text/plain' });

    const answer = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'head' }));
    expect(answer).toMatchObject({ ContentLength: 5, ContentType: 'text/plain' });
  });
});

describe('a part of an object', () => {
  it.each([
    ['bytes=0-1', 'he', 'bytes 0-1/5'],
    ['bytes=3-', 'lo', 'bytes 3-4/5'],
    ['bytes=-2', 'lo', 'bytes 3-4/5'],
    ['bytes=1-99', 'ello', 'bytes 1-4/5'],
  ])('is %s of it', async (Range, expected, ContentRange) => {
    await put({ Key: 'hello', Body: 'hello' });
    const answer = await get('hello', { Range });

    expect(answer).toMatchObject({ ContentRange, $metadata: { httpStatusCode: 206 } });
    expect(await answer.Body?.transformToString()).toBe(expected);
  });

  it('that it does not have is refused', async () => {
    await put({ Key: 'hello', Body: 'hello' });

    await expect(get('hello', { Range: 'bytes=5-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });
});

describe('what a stream brings', () => {
  it('is taken out of its chunks, and checked by the checksum behind it (F136)', async () => {
    const Body = Readable.from([Buffer.from('hel'), Buffer.from('lo')]);
    await put({ Key: 'streamed', Body, ContentLength: 5 });

    expect(await textOf('streamed')).toBe('hello');
    const answer = await get('streamed');
    expect(answer).toMatchObject({ ChecksumCRC32: 'NhCmhg==' });
    expect(answer.ContentEncoding).toBeUndefined();
  });

  it('may be 128 MB, of which little is held in memory', async () => {
    const piece = Buffer.alloc(64 * 1024, 'x');
    const count = 2048;
    async function* pieces() {
      for (let sent = 0; sent < count; sent++) yield piece;
    }
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 5);
    await put({ Key: 'large', Body: Readable.from(pieces()), ContentLength: count * piece.length });
    clearInterval(watch);

    const { Body } = await get('large', { Range: 'bytes=134217724-' });
    expect(await text(Body as Readable)).toBe('xxxx');
    console.log(`128 MB held ${Math.round((most - before) / 1024 ** 2)} MB at most`);
    expect(most - before).toBeLessThan(64 * 1024 ** 2);
  });

  it.each<ChecksumAlgorithm>(['CRC32', 'CRC32C', 'SHA1', 'SHA256'])('can be checked by %s', async (name) => {
    const Body = Readable.from([Buffer.from('123'), Buffer.from('456789')]);
    await put({ Key: name, Body, ContentLength: 9, ChecksumAlgorithm: name });

    const answer = await get(name, { ChecksumMode: 'ENABLED' });
    const known = { CRC32: 'y/Q5Jg==', CRC32C: '4waSgw==', SHA1: '98O8HYCOBHMq32eZZczDTKeuNEE=' };
    if (name in known) expect(answer[`Checksum${name as keyof typeof known}`]).toBe(known[name as 'SHA1']);
    expect((await buffer(answer.Body as Readable)).toString()).toBe('123456789');
  });
});

describe('what did not arrive as it was sent', () => {
  it.each([
    ['ChecksumCRC32', 'AAAAAA==', 'BadDigest'],
    ['ChecksumSHA256', 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=', 'BadDigest'],
    ['ContentMD5', 'kAFQmDzST7DWlj99KOF/cg==', 'BadDigest'],
    ['ContentMD5', 'AAAA', 'InvalidDigest'],
  ])('is refused and not kept: %s is %s', async (name, value, fault) => {
    await expect(put({ Key: 'broken', Body: 'hello', [name]: value })).rejects.toMatchObject({ name: fault });

    await expect(get('broken')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('a condition', () => {
  it('lets an object be put that is not there yet, once', async () => {
    const create = (Body: string) => put({ Key: 'once', Body, IfNoneMatch: '*' });
    const outcomes = await Promise.allSettled([create('a'), create('b'), create('c')]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { name: 'PreconditionFailed', Condition: 'If-None-Match' },
    });
  });

  it('spares an answer that the asker has', async () => {
    const { ETag } = await put({ Key: 'known', Body: 'x' });

    await expect(get('known', { IfNoneMatch: ETag })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    expect(await textOf('known', { IfMatch: ETag })).toBe('x');
    await expect(get('known', { IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });
});

describe('what is not known here', () => {
  it('is refused by its name', async () => {
    const { GetObjectTaggingCommand } = await import('@aws-sdk/client-s3');

    await expect(s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'hello' }))).rejects.toMatchObject(
      { name: 'NotImplemented', message: expect.stringContaining('tagging') },
    );
  });
});
