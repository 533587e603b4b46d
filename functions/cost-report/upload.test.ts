import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Fixture, type S3Fixture } from '../../local/s3/s3-fixture.ts';
import { linkTo } from './link.ts';
import { uploadTo } from './upload.ts';

const MEGABYTE = 1024 ** 2;
const FILE = { exportId: '1', runId: '2', format: 'CSV', fileName: 'charges-LIS1.csv' } as const;

let s3: S3Fixture;
beforeAll(async () => {
  s3 = await s3Fixture();
});
afterAll(() => s3.stop());

async function* pieces(count: number, size: number, fault?: Error): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at++) yield new Uint8Array(size).fill(at);
  if (fault) throw fault;
}

const keys = async (client: S3Client, Prefix: string) =>
  ((await client.send(new ListObjectsV2Command({ Bucket: 'files', Prefix }))).Contents ?? []).map(
    ({ Key }) => Key,
  );

describe('a file that comes piece by piece', () => {
  it('is put whole, and never held whole', async () => {
    const { bytes, mostBuffered } = await uploadTo(s3.client, 'files')(
      'big',
      'text/csv',
      pieces(70, MEGABYTE / 4),
    );

    const { Body, ContentType } = await s3.client.send(new GetObjectCommand({ Bucket: 'files', Key: 'big' }));
    const content = (await Body?.transformToByteArray()) ?? new Uint8Array();
    expect([bytes, content.length, ContentType]).toEqual([17.5 * MEGABYTE, 17.5 * MEGABYTE, 'text/csv']);
    expect([content[0], content.at(-1)]).toEqual([0, 69]);
    expect(mostBuffered).toBeLessThanOrEqual(5 * MEGABYTE + MEGABYTE / 4);
  });

  it.each([0, 1, 20])('is one object where it is small: of %i pieces', async (count) => {
    const { bytes } = await uploadTo(s3.client, 'files')(`small-${count}`, 'text/csv', pieces(count, 10));

    expect(bytes).toBe(count * 10);
    expect(await keys(s3.client, `small-${count}`)).toEqual([`small-${count}`]);
  });

  it.each([1, 70])('is not there when it cannot be read to its end, after %i pieces', async (count) => {
    const broken = pieces(count, MEGABYTE / 4, new Error('cut off'));

    await expect(uploadTo(s3.client, 'files')('broken', 'text/csv', broken)).rejects.toThrow('cut off');
    expect(await keys(s3.client, 'broken')).toEqual([]);
  });
});

describe('the address of a file', () => {
  it('has a browser save it under a name for people, for a quarter of an hour', async () => {
    await uploadTo(s3.client, 'files')('exports/1/2.csv', 'text/plain', pieces(1, 10));
    const now = new Date();

    const { url, urlExpiresAt } = await linkTo(s3.client, 'files', () => now)(FILE);

    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': 'attachment; filename="charges-LIS1.csv"',
      'content-type': 'text/csv; charset=utf-8',
      'content-length': '10',
    });
    expect(Date.parse(urlExpiresAt) - now.getTime()).toBe(15 * 60_000);
    // what was signed is not for another name, or another file
    expect((await fetch(url.replace('LIS1', 'BER1'))).status).toBe(403);
    expect((await fetch(url.replace('/2.csv', '/3.csv'))).status).toBe(403);
  });
});
