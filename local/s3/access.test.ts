import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPolicy } from '../iam/policies/read-policy.ts';
import type { StatementElement } from '../iam/policies/types.ts';
import { s3Fixture } from './s3-fixture.ts';
import type { S3Fixture } from './s3-fixture.ts';

const ARN = 'arn:aws:s3:::files';
const KEY = 'arn:aws:kms:eu-west-1:000000000000:key/1';
const a = { Bucket: 'files', Key: 'manifests/a' };

let s3: S3Fixture;
beforeEach(async () => {
  s3 = await s3Fixture();
});
afterEach(() => s3.stop());

const put = () => s3.job.send(new PutObjectCommand({ ...a, Body: 'x' }));
const guard = (holder: string, ...Statement: StatementElement[]) =>
  s3.access.add(readPolicy({ Statement }, { resource: holder }, 'Policy'));
const byAnybody = { Principal: '*' as const, Resource: [ARN, `${ARN}/*`] };

describe('a role', () => {
  it('may do with objects what its policies allow, and nothing else', async () => {
    s3.allow({ Action: 's3:PutObject', Resource: `${ARN}/manifests/*` });

    await expect(put()).resolves.toBeTruthy();
    await expect(s3.job.send(new GetObjectCommand(a))).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:sts::000000000000:assumed-role/job/job is not authorized to perform: s3:GetObject on ' +
        `resource: ${ARN}/manifests/a because no identity-based policy allows the s3:GetObject action`,
    });
    await expect(s3.job.send(new DeleteObjectCommand(a))).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('is not told that an object is missing, unless it may list the bucket (F137)', async () => {
    s3.allow({ Action: 's3:GetObject', Resource: `${ARN}/*` });
    const get = () => s3.job.send(new GetObjectCommand(a));

    await expect(get()).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(s3.job.send(new HeadObjectCommand(a))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    s3.allow({ Action: 's3:ListBucket', Resource: ARN });
    await expect(get()).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('needs the key of an encrypted bucket too (F138)', async () => {
    s3.access.encrypt(ARN, KEY);
    s3.allow({ Action: 's3:PutObject', Resource: `${ARN}/*` });
    guard(KEY, {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::000000000000:root' },
      Action: 'kms:*',
      Resource: '*',
    });

    await expect(put()).rejects.toMatchObject({
      message: expect.stringContaining(`kms:GenerateDataKey on resource: ${KEY}`),
    });
    s3.allow({
      Action: 'kms:GenerateDataKey',
      Resource: KEY,
      Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
    });
    await expect(put()).resolves.toBeTruthy();
  });
});

describe('the policy of a bucket', () => {
  it('lets a role do with its objects what its own policies do not mention', async () => {
    guard(ARN, { Effect: 'Allow', Action: 's3:PutObject', ...byAnybody });

    await expect(put()).resolves.toBeTruthy();
  });

  it('refuses what the role may do', async () => {
    s3.allow({ Action: 's3:*', Resource: '*' });
    guard(ARN, { Effect: 'Deny', Action: 's3:*', ...byAnybody });

    await expect(put()).rejects.toMatchObject({
      message: expect.stringContaining('with an explicit deny in a resource-based policy'),
    });
  });

  it('that refuses calls without TLS, or with an old one, refuses none here', async () => {
    s3.allow({ Action: 's3:*', Resource: '*' });
    const refused: StatementElement = { Effect: 'Deny', Action: 's3:*', ...byAnybody };
    guard(
      ARN,
      { ...refused, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { ...refused, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
    );

    await expect(put()).resolves.toBeTruthy();
  });
});
