import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { BucketProps, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

type ManifestBucketProps = { key: IKey; settings: Settings['imports'] };

/** What the names of files begin with that are imported: manifests, and invoices of carriers. */
export const IMPORTED = ['manifests/', 'invoices/'];

const CLOSED = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
} satisfies BucketProps;

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

/** Who read what; access logs go to no bucket that is encrypted with a key of ours. */
function accessLog(scope: Construct): Bucket {
  return new Bucket(scope, 'AccessLog', {
    ...CLOSED,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(90) }],
  });
}
