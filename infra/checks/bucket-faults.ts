import { documentStatements, statementsOf } from './permission-faults.ts';
import { allReferredBy, faultsAt, referredBy, resourceAt, resourcesOf } from './template.ts';
import type { Found, Template } from './template.ts';

type Encryption = { SSEAlgorithm?: string; KMSMasterKeyID?: unknown };
type EncryptionRule = { ServerSideEncryptionByDefault?: Encryption };
type LifecycleRule = { ExpirationInDays?: number; AbortIncompleteMultipartUpload?: unknown; Status?: string };

const BUCKET = 'AWS::S3::Bucket';
const BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Files that everybody could read, that nobody could, or that stay for ever. */
export function bucketFaults(template: Template): string[] {
  const buckets = resourcesOf(template, BUCKET);
  return buckets.flatMap((bucket) =>
    faultsAt(bucket.logicalId, [
      ...openFaults(bucket, template),
      ...lifeFaults(bucket, template),
      ...accessLogFaults(bucket, template),
      ...keyFaults(bucket, template),
    ]),
  );
}

function openFaults({ logicalId, properties }: Found, template: Template): string[] {
  const blocked = (properties.PublicAccessBlockConfiguration ?? {}) as Record<string, unknown>;
  const refusesPlain = policiesOf(logicalId, template).some(
    ({ Effect, Condition }) =>
      Effect === 'Deny' && /"aws:SecureTransport":"?false/.test(JSON.stringify(Condition)),
  );
  return [
    ...(BLOCKS.every((name) => blocked[name] === true) ? [] : ['It can be opened to the public.']),
    ...(refusesPlain ? [] : ['It takes calls without TLS.']),
  ];
}

function lifeFaults({ logicalId, properties }: Found, template: Template): string[] {
  const { Rules = [] } = (properties.LifecycleConfiguration ?? {}) as { Rules?: LifecycleRule[] };
  const enabled = Rules.filter(({ Status }) => Status === 'Enabled');
  const isWritten = resourcesOf(template, 'AWS::IAM::Role').some((role) =>
    allows(role, 's3:PutObject', logicalId),
  );
  return [
    ...(enabled.some(({ ExpirationInDays = 0 }) => ExpirationInDays > 0)
      ? []
      : ['What is put there stays for ever.']),
    ...(!isWritten || enabled.some((rule) => rule.AbortIncompleteMultipartUpload)
      ? []
      : ['Pieces of uploads that nobody finished stay for ever, and no list shows them.']),
  ];
}

/** S3 writes its log as a service, and with no key of ours. */
function accessLogFaults({ logicalId, properties }: Found, template: Template): string[] {
  const { DestinationBucketName } = (properties.LoggingConfiguration ?? {}) as {
    DestinationBucketName?: unknown;
  };
  if (DestinationBucketName === undefined) return [];
  const log = resourceAt(template, DestinationBucketName, BUCKET);
  if (!log) return ['Its access log goes to no bucket of the template.'];
  const isLetIn = policiesOf(log.logicalId, template).some(
    (statement) =>
      statement.Effect === 'Allow' &&
      JSON.stringify(statement).includes('logging.s3.amazonaws.com') &&
      allReferredBy(statement).includes(logicalId),
  );
  return [
    ...(isLetIn ? [] : [`Its access log may not be written to ${log.logicalId}.`]),
    ...(keyOf(log) === undefined ? [] : [`S3 cannot write an access log with the key of ${log.logicalId}.`]),
  ];
}

const KEY_ACTIONS = { 's3:PutObject': 'kms:GenerateDataKey', 's3:GetObject': 'kms:Decrypt' };

function keyFaults(bucket: Found, template: Template): string[] {
  const key = keyOf(bucket);
  if (key === undefined) return [];
  return resourcesOf(template, 'AWS::IAM::Role').flatMap((role) =>
    Object.entries(KEY_ACTIONS)
      .filter(([action]) => allows(role, action, bucket.logicalId))
      .filter(([, action]) => !allows(role, action, key, '"s3.'))
      .map(([action, needed]) => `${role.logicalId} may ${action}, but not ${needed} with its key.`),
  );
}

function allows({ properties }: Found, action: string, target: string, via = ''): boolean {
  return statementsOf({ Type: 'AWS::IAM::Role', Properties: properties }).some(
    ({ Action = [], Resource, Condition }) =>
      [Action].flat().includes(action) &&
      [Resource].flat().flatMap(allReferredBy).includes(target) &&
      JSON.stringify(Condition ?? '').includes(via),
  );
}

function keyOf({ properties }: Found): string | undefined {
  const { ServerSideEncryptionConfiguration: rules = [] } = (properties.BucketEncryption ?? {}) as {
    ServerSideEncryptionConfiguration?: EncryptionRule[];
  };
  return referredBy(rules[0]?.ServerSideEncryptionByDefault?.KMSMasterKeyID);
}

function policiesOf(bucketId: string, template: Template) {
  return resourcesOf(template, 'AWS::S3::BucketPolicy')
    .filter(({ properties }) => referredBy(properties.Bucket) === bucketId)
    .flatMap(({ properties }) => documentStatements(properties));
}
