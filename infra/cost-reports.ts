import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import { accessLog, CLOSED } from './closed-bucket.ts';
import { apiAccess } from './data-api-access.ts';
import type { Database } from './database.ts';
import { DeadLetters } from './dead-letters.ts';
import { JobFunction } from './function.ts';
import { lambdaCode } from './lambda-code.ts';
import type { Settings } from './settings.ts';

type CostReportsProps = { database: Database; settings: Settings['costExports']; after: IDependable };

/** What the names of files begin with. */
const EXPORTS = 'exports/';
/** With letters of Latin, Greek and Cyrillic. */
const FONTS = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map(
  (file) => `node_modules/@expo-google-fonts/inter/${file}`,
);
/** For many more charges than an office has in five years; a run that is cut off is tried again from the beginning. */
const TIMEOUT = Duration.minutes(5);

/** Files of what offices were charged, which whoever asked for one has by an address that only they know. */
export class CostReports extends Construct {
  readonly bucket: Bucket;
  /** Writes a file, and makes addresses. */
  readonly report: JobFunction;
  /** Files that could not be written in three tries; who asked for them is told so. */
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { database, settings, after }: CostReportsProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...CLOSED,
      encryption: BucketEncryption.KMS,
      encryptionKey: database.key,
      // one call of KMS for many objects
      bucketKeyEnabled: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [
        { expiration: settings.keptFor, abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      serverAccessLogsBucket: accessLog(this),
    });
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    this.report = new JobFunction(this, 'Report', {
      code: lambdaCode({ job: 'cost-report', files: FONTS }),
      environment: {
        BUCKET_NAME: this.bucket.bucketName,
        KEPT_SECONDS: `${settings.keptFor.toSeconds()}`,
        CLUSTER_ARN: database.cluster.clusterArn,
        SECRET_ARN: database.apiSecret.secretArn,
        DATABASE_NAME: database.databaseName,
      },
      permissions: [
        ...apiAccess(database),
        this.#onExports('s3:PutObject', 's3:AbortMultipartUpload'),
        // what a signed address hands on, for its time, to whoever has it
        this.#onExports('s3:GetObject'),
        withKey(database.key),
      ],
      timeout: TIMEOUT,
      memorySize: 1024,
      deadLetters: this.deadLetters,
    });
    this.report.function.node.addDependency(after);

    const bucketId = Stack.of(this).resolve((this.bucket.node.defaultChild as CfnBucket).logicalId) as string;
    Validations.of(this).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${EXPORTS}*]`,
      reason: 'Each export is an object of its own.',
    });
  }

  #onExports(...actions: string[]): PolicyStatement {
    return new PolicyStatement({ actions, resources: [this.bucket.arnForObjects(`${EXPORTS}*`)] });
  }
}

/** The parts of a file are put together by whoever may read them. */
function withKey(key: IKey): PolicyStatement {
  return new PolicyStatement({
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.amazonaws.com` } },
  });
}
