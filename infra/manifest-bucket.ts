import { Duration, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { accessLog, CLOSED } from './closed-bucket.ts';
import type { Settings } from './settings.ts';

type ManifestBucketProps = { key: IKey; settings: Settings['imports'] };

/** What the names of files begin with that are imported: manifests, and invoices of carriers. */
export const IMPORTED = ['manifests/', 'invoices/'];

/** Holds manifests and invoices, which name people, for as long as one may want to look into the file of an import. */
export class ManifestBucket extends Bucket {
  readonly key: IKey;

  constructor(scope: Construct, id: string, { key, settings }: ManifestBucketProps) {
    super(scope, id, {
      ...CLOSED,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      // one call of KMS for many objects
      bucketKeyEnabled: true,
      minimumTLSVersion: 1.2,
      cors: [
        {
          allowedMethods: [HttpMethods.PUT],
          allowedOrigins: [...settings.allowedOrigins],
          allowedHeaders: ['content-type', 'x-amz-*'],
          exposedHeaders: ['ETag'],
          maxAge: Duration.hours(1).toSeconds(),
        },
      ],
      lifecycleRules: [
        { expiration: settings.keptFor, abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      serverAccessLogsBucket: accessLog(scope),
    });
    this.key = key;
    // CDK's `eventBridgeEnabled` brings a Lambda that may change the notifications of every bucket
    const resource = this.node.defaultChild as CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }

  get logicalId(): string {
    return Stack.of(this).resolve((this.node.defaultChild as CfnBucket).logicalId) as string;
  }
}
