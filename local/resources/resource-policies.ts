import { readPolicy } from '../iam/policies/read-policy.ts';
import type { PolicyDocument, StatementElement } from '../iam/policies/types.ts';
import { created, nameInArn } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type Work = Pick<Services, 'access' | 'stack'>;
type PermissionProperties = {
  FunctionName: string;
  Action: string;
  Principal: string;
  SourceArn?: string;
  SourceAccount?: string;
};

/** Policies that say what others may do with a resource. */
export const resourcePolicyProviders: Record<string, Provider> = {
  'AWS::Lambda::Permission': permitInvocation,
  'AWS::S3::BucketPolicy': guardBucket,
  'AWS::SNS::TopicPolicy': guardTopics,
  'AWS::SQS::QueuePolicy': guardQueues,
  'AWS::SecretsManager::ResourcePolicy': guardSecret,
};

function permitInvocation({ logicalId, properties, name }: Resource<PermissionProperties>, services: Work) {
  const { FunctionName, Action, SourceArn, SourceAccount } = properties;
  const { region, accountId } = services.stack;
  const functionArn = `arn:aws:lambda:${region}:${accountId}:function:${nameInArn(FunctionName)}`;
  const statement: StatementElement = {
    Effect: 'Allow',
    Principal: principalOf(properties),
    Action,
    Resource: functionArn,
    Condition: {
      ...(SourceArn && { ArnLike: { 'aws:SourceArn': SourceArn } }),
      ...(SourceAccount && { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
    },
  };
  services.access.add(readPolicy({ Statement: [statement] }, { resource: functionArn }, logicalId));
  return created(name, { Id: name });
}

function principalOf({ Principal }: PermissionProperties): StatementElement['Principal'] {
  if (Principal === '*') return '*';
  return Principal.endsWith('.amazonaws.com') ? { Service: Principal } : { AWS: Principal };
}

function guardTopics(
  { logicalId, properties, name }: Resource<{ PolicyDocument: PolicyDocument; Topics: string[] }>,
  { access }: Work,
) {
  const { PolicyDocument, Topics } = properties;
  for (const resource of Topics)
    access.add(readPolicy(PolicyDocument, { resource }, `${logicalId}.PolicyDocument`));
  return created(name, { Id: name });
}

function guardQueues(
  { logicalId, properties, name }: Resource<{ PolicyDocument: PolicyDocument; Queues: string[] }>,
  { access, stack }: Work,
) {
  for (const url of properties.Queues) {
    const resource = `arn:aws:sqs:${stack.region}:${stack.accountId}:${nameInArn(url)}`;
    access.add(readPolicy(properties.PolicyDocument, { resource }, `${logicalId}.PolicyDocument`));
  }
  return created(name, { Id: name });
}

function guardBucket(
  { logicalId, properties, name }: Resource<{ Bucket: string; PolicyDocument: PolicyDocument }>,
  { access }: Work,
) {
  const resource = `arn:aws:s3:::${properties.Bucket}`;
  access.add(readPolicy(properties.PolicyDocument, { resource }, `${logicalId}.PolicyDocument`));
  return created(name, { Id: name });
}

function guardSecret(
  { logicalId, properties, name }: Resource<{ SecretId: string; ResourcePolicy: PolicyDocument }>,
  { access }: Work,
) {
  const { SecretId, ResourcePolicy } = properties;
  access.add(readPolicy(ResourcePolicy, { resource: SecretId }, `${logicalId}.ResourcePolicy`));
  return created(name, { Id: name });
}
