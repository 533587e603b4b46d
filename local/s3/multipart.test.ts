import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Fixture } from './s3-fixture.ts';
import type { S3Fixture } from './s3-fixture.ts';

const Bucket = 'files';
const FIVE_MEGABYTES = 5 * 1024 ** 2;

let s3: S3Fixture;
beforeAll(async () => {
  s3 = await s3Fixture();
});
afterAll(() => s3.stop());

/** An upload of a key, and what can be done with it. */
async function uploadOf(Key: string) {
  const { UploadId } = await s3.client.send(
    new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'text/csv' }),
  );
  const upload = { Bucket, Key, UploadId };
  return {
    put: async (PartNumber: number, Body: string) => {
      const { ETag } = await s3.client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      return { PartNumber, ETag };
    },
    complete: (Parts: { PartNumber: number; ETag?: string }[]) =>
      s3.client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } })),
    abort: () => s3.client.send(new AbortMultipartUploadCommand(upload)),
  };
}

const get = (Key: string, Range?: string) => s3.client.send(new GetObjectCommand({ Bucket, Key, Range }));

describe('a multipart upload', () => {
  it('becomes an object when it is complete, of the parts that are named and in their order (F139)', async () => {
    const upload = await uploadOf('export.csv');
    const last = await upload.put(3, 'end');
    await upload.put(2, 'left out');
    await upload.put(1, 'replaced');
    const first = await upload.put(1, 'a'.repeat(FIVE_MEGABYTES));
    await expect(get('export.csv')).rejects.toMatchObject({ name: 'NoSuchKey' });

    const { ETag } = await upload.complete([first, last]);

    const answer = await get('export.csv');
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    expect(answer).toMatchObject({ ETag, ContentLength: FIVE_MEGABYTES + 3, ContentType: 'text/csv' });
    expect((await answer.Body?.transformToString())?.slice(-5)).toBe('aaend');
  });

  it('is read across its parts', async () => {
    const upload = await uploadOf('parts');
    await upload.complete([await upload.put(1, 'a'.repeat(FIVE_MEGABYTES)), await upload.put(2, 'end')]);

    const answer = await get('parts', `bytes=${FIVE_MEGABYTES - 2}-${FIVE_MEGABYTES + 1}`);
    expect(await answer.Body?.transformToString()).toBe('aaen');
  });

  it('tells EventBridge once, when it is complete', async () => {
    s3.events.length = 0;
    const upload = await uploadOf('told');
    await upload.complete([await upload.put(1, 'x')]);

    expect(s3.events).toMatchObject([
      {
        'detail-type': 'Object Created',
        detail: { reason: 'CompleteMultipartUpload', object: { key: 'told', size: 1 } },
      },
    ]);
  });

  it('leaves nothing when it is given up', async () => {
    const upload = await uploadOf('given-up');
    const part = await upload.put(1, 'x');
    await upload.abort();

    await expect(upload.complete([part])).rejects.toMatchObject({ name: 'NoSuchUpload' });
    await expect(upload.put(2, 'y')).rejects.toMatchObject({ name: 'NoSuchUpload' });
    await expect(get('given-up')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it.each([
    ['a part that is too small, and not the last', [1, 2], 'EntityTooSmall'],
    ['parts in another order', [2, 1], 'InvalidPartOrder'],
    ['a part that was not sent', [1, 3], 'InvalidPart'],
  ])('is refused with %s, and can still be completed (F139)', async (_, numbers, name) => {
    const upload = await uploadOf('refused');
    const parts = [await upload.put(1, 'x'), await upload.put(2, 'y')];
    const named = numbers.map((PartNumber) => ({ PartNumber, ETag: parts[PartNumber - 1]?.ETag ?? '"0"' }));

    await expect(upload.complete(named)).rejects.toMatchObject({ name });

    await upload.complete(parts.slice(1));
    expect(await (await get('refused')).Body?.transformToString()).toBe('y');
  });
});
