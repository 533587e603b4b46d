import { Duration, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import { apiAccess } from './data-api-access.ts';
import type { Database } from './database.ts';
import { DeadLetters } from './dead-letters.ts';
import { JobFunction } from './function.ts';
import { lambdaCode } from './lambda-code.ts';
import { IMPORTED, ManifestBucket } from './manifest-bucket.ts';
import { mayPut, mayRead, mayTellProgress } from './manifest-access.ts';
import type { Settings } from './settings.ts';

type ImportsProps = { api: Api; database: Database; settings: Settings['imports']; after: IDependable };

/** As long as a Lambda may take: 50,000 rows need a fraction of it, and a run that is cut off goes on in the next try. */
const TIMEOUT = Duration.minutes(15);

/** A client puts a manifest or an invoice into the bucket, by an address that only it knows; that it is there begins its import. */
export class Imports extends Construct {
  readonly bucket: ManifestBucket;
  /** Makes the address. */
  readonly start: JobFunction;
  /** Files that nobody could read to their end, even in a third try. */
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { api, database, settings, after }: ImportsProps) {
    super(scope, id);
    this.bucket = new ManifestBucket(this, 'Bucket', { key: database.key, settings });
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    const environment = {
      BUCKET_NAME: this.bucket.bucketName,
      CLUSTER_ARN: database.cluster.clusterArn,
      SECRET_ARN: database.apiSecret.secretArn,
      DATABASE_NAME: database.databaseName,
    };
    this.start = new JobFunction(this, 'Start', {
      code: lambdaCode({ job: 'start-import' }),
      environment,
      permissions: [...apiAccess(database), ...mayPut(this.bucket)],
    });
    const importing = new JobFunction(this, 'Import', {
      code: lambdaCode({ job: 'import' }),
      environment: { ...environment, GRAPHQL_URL: api.graphql.graphqlUrl },
      permissions: [...apiAccess(database), ...mayRead(this.bucket), mayTellProgress(api)],
      timeout: TIMEOUT,
      deadLetters: this.deadLetters,
    });
    for (const job of [this.start, importing]) job.function.node.addDependency(after);

    new Rule(this, 'ManifestArrived', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [this.bucket.bucketName] },
          object: { key: IMPORTED.map((prefix) => ({ prefix })) },
        },
      },
      targets: [new LambdaFunction(importing.function, { deadLetterQueue: this.deadLetters })],
    });
    for (const prefix of IMPORTED)
      Validations.of(this).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${this.bucket.logicalId}.Arn>/${prefix}*]`,
        reason:
          'Each file is an object of its own; the prefix keeps the functions out of all that is not one.',
      });
  }
}
