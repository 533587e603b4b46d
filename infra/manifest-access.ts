import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Api } from './api.ts';
import { IMPORTED } from './manifest-bucket.ts';
import type { ManifestBucket } from './manifest-bucket.ts';

/** What a signed address hands on, for its time, to whoever has it. */
export function mayPut(bucket: ManifestBucket): PolicyStatement[] {
  return [onFiles(bucket, 's3:PutObject'), withKey(bucket, 'kms:GenerateDataKey')];
}

export function mayRead(bucket: ManifestBucket): PolicyStatement[] {
  return [onFiles(bucket, 's3:GetObject'), withKey(bucket, 'kms:Decrypt')];
}

export function mayTellProgress(api: Api): PolicyStatement {
  return new PolicyStatement({
    actions: ['appsync:GraphQL'],
    resources: [`${api.graphql.arn}/types/Mutation/fields/publishImportProgress`],
  });
}

function onFiles(bucket: ManifestBucket, action: string): PolicyStatement {
  const resources = IMPORTED.map((prefix) => bucket.arnForObjects(`${prefix}*`));
  return new PolicyStatement({ actions: [action], resources });
}

function withKey({ key }: ManifestBucket, action: string): PolicyStatement {
  return new PolicyStatement({
    actions: [action],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.amazonaws.com` } },
  });
}
