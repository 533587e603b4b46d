import { readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../testing/memory-store.ts';
import { s3Fixture } from './s3-fixture.ts';

const Bucket = 'files';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 's3-'));
});
afterEach(() => rm(directory, { recursive: true }));

describe('objects in a data directory', () => {
  it('are there at the next start, with what they hold', async () => {
    const store = memoryStore();
    const first = await s3Fixture({ store, directory });
    await first.client.send(
      new PutObjectCommand({ Bucket, Key: 'a', Body: 'kept', ContentType: 'text/csv' }),
    );
    await first.stop();

    const next = await s3Fixture({ store: store.restarted(), directory });
    const answer = await next.client.send(new GetObjectCommand({ Bucket, Key: 'a' }));
    expect(await answer.Body?.transformToString()).toBe('kept');
    expect(answer.ContentType).toBe('text/csv');
    await next.stop();
  });

  it('leave no file behind that nobody needs: of what was replaced, refused, or broken off', async () => {
    const s3 = await s3Fixture({ directory });
    const put = (Body: string, more = {}) =>
      s3.client.send(new PutObjectCommand({ Bucket, Key: 'a', Body, ...more }));
    await put('first');
    await put('second');
    await expect(put('third', { ChecksumCRC32: 'AAAAAA==' })).rejects.toThrow();
    await expect(put('fourth', { IfNoneMatch: '*' })).rejects.toThrow();
    await expect(breakOff(await getSignedUrl(s3.client, putOf('b')))).rejects.toThrow();
    await vi.waitFor(() => expect(readdirSync(directory)).toHaveLength(1));
    await s3.stop();
  });

  it('are cleared of files that a killed process left', async () => {
    writeFileSync(join(directory, 'left-over'), 'x');
    const s3 = await s3Fixture({ directory });
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }));
    await s3.stop();

    expect(readdirSync(directory)).not.toContain('left-over');
  });
});

describe('an event', () => {
  it('tells of an object in the words of S3 (F140)', async () => {
    const s3 = await s3Fixture({ directory });
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'a b/ü', Body: 'hello' }));
    await s3.stop();

    expect(s3.events).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': 'Object Created',
        source: 'aws.s3',
        account: '000000000000',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        region: 'eu-west-1',
        resources: ['arn:aws:s3:::files'],
        detail: {
          version: '0',
          bucket: { name: 'files' },
          object: {
            key: 'a b/ü',
            size: 5,
            etag: '5d41402abc4b2a76b9719d911017c592',
            sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
          },
          'request-id': expect.stringMatching(/^[0-9A-F]{16}$/),
          requester: '000000000000',
          'source-ip-address': '127.0.0.1',
          reason: 'PutObject',
        },
      },
    ]);
  });
});

describe('a bucket', () => {
  it('can also be named by the host, as clients do that were given a name as endpoint', async () => {
    const s3 = await s3Fixture({ directory });
    const host = `files.localhost:${s3.port}`;

    const status = await new Promise((answered) => {
      request({ host: '127.0.0.1', port: s3.port, path: '/aws/s3/a', headers: { host } }, (answer) => {
        answer.resume();
        answered(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
    await s3.stop();
  });
});

function putOf(Key: string): PutObjectCommand {
  return new PutObjectCommand({ Bucket, Key, ContentLength: 1000 });
}

/** Announces more than it sends, and hangs up. */
function breakOff(url: string): Promise<void> {
  return new Promise((_, failed) => {
    const call = request(url, { method: 'PUT', headers: { 'content-length': '1000' } });
    call.on('error', failed);
    call.write('x'.repeat(500), () => call.destroy(new Error('broken off')));
  });
}
