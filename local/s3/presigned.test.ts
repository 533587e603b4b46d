import { PutObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { PutObjectCommandInput, S3ClientConfig } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { s3Fixture } from './s3-fixture.ts';
import type { S3Fixture } from './s3-fixture.ts';

const Bucket = 'files';
const CONTENT = 'sender,recipient\nAda,Grace\n';
const HEADERS = { 'content-type': 'text/csv', 'content-length': String(CONTENT.length) };

let s3: S3Fixture;
beforeAll(async () => {
  s3 = await s3Fixture();
  s3.allow({ Action: 's3:PutObject', Resource: 'arn:aws:s3:::files/manifests/*' });
});
afterAll(() => s3.stop());
afterEach(() => s3.setClock(Date.now));

/** An address for one PUT of a file of this size and type, as the role makes it. */
function addressFor(
  Key: string,
  input: Partial<PutObjectCommandInput> = {},
  config: S3ClientConfig = { requestChecksumCalculation: 'WHEN_REQUIRED' },
): Promise<string> {
  const client = new S3Client({
    region: 'eu-west-1',
    endpoint: s3.endpoint,
    credentials: s3.jobCredentials,
    ...config,
  });
  const sized = { ContentLength: CONTENT.length, ContentType: 'text/csv' };
  return getSignedUrl(client, new PutObjectCommand({ Bucket, Key, ...sized, ...input }), {
    expiresIn: 900,
    signableHeaders: new Set(['content-length', 'content-type', 'host']),
  });
}

const putTo = (url: string, body = CONTENT, headers: Record<string, string> = HEADERS) =>
  fetch(url, { method: 'PUT', body, headers: { ...headers, 'content-length': String(body.length) } });

async function refusal(answer: Response) {
  const xml = await answer.text();
  const [, code] = /<Code>(\w+)<\/Code>/.exec(xml) ?? [];
  return { status: answer.status, code, xml };
}

describe('a presigned address', () => {
  it('takes the file, without any other credentials (F134)', async () => {
    const answer = await putTo(await addressFor('manifests/1'));

    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
    const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'manifests/1' }));
    expect(await Body?.transformToString()).toBe(CONTENT);
  });

  it('names the bucket in its path, as no system resolves names of buckets (F133)', async () => {
    expect(await addressFor('manifests/1')).toContain(`${s3.endpoint}/files/manifests/1?`);
  });

  it('gives the file out as well', async () => {
    await putTo(await addressFor('manifests/1'));
    const url = await getSignedUrl(
      s3.client,
      new GetObjectCommand({
        Bucket,
        Key: 'manifests/1',
        ResponseContentDisposition: 'attachment; filename="a.csv"',
      }),
    );

    const answer = await fetch(url);
    expect(await answer.text()).toBe(CONTENT);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a.csv"');
  });

  it('ends: after that it is refused, and the answer says since when', async () => {
    const url = await addressFor('manifests/1');
    s3.setClock(() => Date.now() + 901_000);

    const { status, code, xml } = await refusal(await putTo(url));
    expect({ status, code }).toEqual({ status: 403, code: 'AccessDenied' });
    expect(xml).toMatch(/<Message>Request has expired<\/Message><X-Amz-Expires>900<.*<Expires>\d{4}-/);
  });

  it.each<[string, (url: string) => Promise<Response>]>([
    ['another method', (url) => fetch(url)],
    ['another key', (url) => putTo(url.replace('manifests/1', 'manifests/2'))],
    ['more than it was made for', (url) => putTo(url, `${CONTENT}Eve,Mallory\n`)],
    ['another type', (url) => putTo(url, CONTENT, { 'content-type': 'text/html' })],
    ['a longer life', (url) => putTo(url.replace('X-Amz-Expires=900', 'X-Amz-Expires=9000'))],
    ['another parameter', (url) => putTo(`${url}&partNumber=1`)],
  ])('is not good for %s', async (_, call) => {
    const { status, code } = await refusal(await call(await addressFor('manifests/1')));

    expect({ status, code }).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  it('is not good for a header that S3 acts upon and that was not signed', async () => {
    const url = await addressFor('manifests/1');

    const answer = await refusal(await putTo(url, CONTENT, { ...HEADERS, 'x-amz-meta-who': 'eve' }));
    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect(answer.xml).toContain('<HeadersNotSigned>x-amz-meta-who</HeadersNotSigned>');
  });

  it('gives nobody more than its maker may do (F134)', async () => {
    const answer = await refusal(await putTo(await addressFor('reports/1')));

    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect(answer.xml).toContain(
      'not authorized to perform: s3:PutObject on resource: arn:aws:s3:::files/reports/1',
    );
  });

  it('that the client made with its default checksum, which is of nothing, takes no file (F135)', async () => {
    const url = await addressFor('manifests/3', {}, {});

    expect(url).toContain('x-amz-checksum-crc32=AAAAAA');
    expect(await refusal(await putTo(url))).toMatchObject({ status: 400, code: 'BadDigest' });
  });

  it.each([
    ['X-Amz-Expires=900', 'X-Amz-Expires=604801'],
    ['X-Amz-Expires=900', 'X-Amz-Expires=soon'],
    ['X-Amz-Date=', 'X-Amz-Day='],
    ['eu-west-1', 'eu-west-2'],
  ])('is refused as malformed with %s as %s', async (was, is) => {
    const url = (await addressFor('manifests/1')).replace(was, is);

    const answer = await refusal(await putTo(url));
    expect(answer).toMatchObject({ status: 400, code: 'AuthorizationQueryParametersError' });
  });

  it('of nobody who is known is refused', async () => {
    const known = await addressFor('manifests/1');
    const { accessKeyId } = s3.jobCredentials;

    const stranger = await refusal(await putTo(known.replace(accessKeyId, 'ASIA0000000000000000')));
    const token = await refusal(await putTo(known.replace(/Security-Token=\w{4}/, 'Security-Token=0000')));
    expect(stranger).toMatchObject({ status: 403, code: 'InvalidAccessKeyId' });
    expect(token).toMatchObject({ status: 400, code: 'InvalidToken' });
  });
});

describe('a call without a signature', () => {
  it('is refused', async () => {
    const answer = await refusal(await fetch(`${s3.endpoint}/files/manifests/1`));

    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
  });
});

describe('a page of another origin', () => {
  const preflight = (origin: string, method = 'PUT', headers = 'content-type') =>
    fetch(`${s3.endpoint}/files/manifests/1`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': headers,
      },
    });

  it('may put a file where the bucket allows it, and read what came of it', async () => {
    const origin = 'https://desk.example.com';

    const before = await preflight(origin);
    expect(before.status).toBe(200);
    expect(Object.fromEntries(before.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    });
    const answer = await putTo(await addressFor('manifests/1'), CONTENT, { ...HEADERS, origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-expose-headers')).toBe('ETag');
  });

  it.each([
    ['of another site', 'https://example.org'],
    ['with another method', 'https://desk.example.com', 'DELETE'],
    ['with another header', 'https://desk.example.com', 'PUT', 'content-type,authorization'],
  ])('may not %s', async (_, origin, method?: string, headers?: string) => {
    const answer = await refusal(await preflight(origin, method, headers));

    expect(answer).toMatchObject({ status: 403, code: 'AccessForbidden' });
  });

  it('of which the bucket says nothing is answered nothing that its browser lets it read', async () => {
    const headers = { ...HEADERS, origin: 'https://example.org' };
    const answer = await putTo(await addressFor('manifests/1'), CONTENT, headers);

    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
