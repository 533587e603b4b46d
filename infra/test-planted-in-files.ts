import { allowing, NOWHERE } from './test-planted-in-resources.ts';
import type { PlantedFault } from './test-planted-fault.ts';

const BUCKET = 'ImportsBucketB';
const BUCKET_POLICY = 'ImportsBucketPolicy';
const ACCESS_LOG = 'ImportsAccessLog6';
const RULE = 'ImportsManifestArrived4';
const START_ROLE = 'ImportsStartRole';

/** Faults of files, and of what begins when one arrives. */
export const IN_FILES: PlantedFault[] = [
  {
    name: 'can be opened to the public',
    in: BUCKET,
    plant: () => ({ PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
    says: 'can be opened to the public',
  },
  {
    name: 'takes calls without TLS',
    in: BUCKET_POLICY,
    at: BUCKET,
    plant: () => ({ PolicyDocument: { Statement: [] } }),
    says: 'takes calls without TLS',
  },
  {
    name: 'keeps files for ever',
    in: BUCKET,
    plant: () => ({
      LifecycleConfiguration: { Rules: [{ Status: 'Enabled', AbortIncompleteMultipartUpload: {} }] },
    }),
    says: 'stays for ever',
  },
  {
    name: 'keeps the pieces of uploads that nobody finished',
    in: BUCKET,
    plant: () => ({ LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 30 }] } }),
    says: 'that nobody finished',
  },
  {
    name: 'logs its accesses where S3 may not write',
    in: 'ImportsAccessLogPolicy',
    at: BUCKET,
    plant: ({ PolicyDocument }) => {
      const { Statement } = PolicyDocument as { Statement: { Effect: string }[] };
      return { PolicyDocument: { Statement: Statement.filter(({ Effect }) => Effect === 'Deny') } };
    },
    says: 'may not be written to ImportsAccessLog',
  },
  {
    name: 'logs its accesses where S3 has no key',
    in: ACCESS_LOG,
    at: BUCKET,
    plant: (_, idOf) => ({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { KMSMasterKeyID: { 'Fn::GetAtt': [idOf('DataKey'), 'Arn'] } } },
        ],
      },
    }),
    says: 'cannot write an access log with the key',
  },
  {
    name: 'takes files of a role that may not use its key',
    in: START_ROLE,
    at: BUCKET,
    plant: (_, idOf) => allowing('s3:PutObject', { 'Fn::GetAtt': [idOf(BUCKET), 'Arn'] }),
    says: 'but not kms:GenerateDataKey',
  },
  {
    name: 'allows something of files on a queue',
    in: START_ROLE,
    plant: (_, idOf) => allowing('s3:PutObject', { 'Fn::GetAtt': [idOf('NotificationsQueue9'), 'Arn'] }),
    says: 'which is AWS::SQS::Queue',
  },
  {
    name: 'waits for a bucket that tells nobody',
    in: BUCKET,
    at: RULE,
    plant: () => ({ NotificationConfiguration: undefined }),
    says: 'tells EventBridge nothing',
  },
  {
    name: 'waits for a bucket that is not there',
    in: RULE,
    plant: () => ({ EventPattern: { source: ['aws.s3'], detail: { bucket: { name: [NOWHERE] } } } }),
    says: 'a bucket that is not in the template',
  },
  {
    name: 'has no target',
    in: RULE,
    plant: () => ({ Targets: [] }),
    says: 'has no target',
  },
  {
    name: 'may not invoke its target',
    in: 'ImportsManifestArrivedAllow',
    at: RULE,
    plant: () => ({ Principal: 's3.amazonaws.com' }),
    says: 'may not invoke ImportsImportFunction',
  },
  {
    name: 'loses what it cannot hand on',
    in: RULE,
    plant: ({ Targets }) => ({
      Targets: (Targets as object[]).map((target) => ({ ...target, DeadLetterConfig: undefined })),
    }),
    says: 'is lost after a day',
  },
  {
    name: 'may leave nothing among its dead letters',
    in: 'ImportsDeadLettersPolicy',
    at: RULE,
    plant: () => ({ PolicyDocument: { Statement: [] } }),
    says: 'may not leave dead letters',
  },
  {
    name: 'wakes a function that has no dead letters',
    in: 'ImportsImportFunction',
    at: RULE,
    plant: () => ({ DeadLetterConfig: undefined }),
    says: 'which has no dead letters',
  },
];
