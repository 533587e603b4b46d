import { readPolicy } from '../iam/policies/read-policy.ts';
import type { PolicyDocument } from '../iam/policies/types.ts';
import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

export const kmsProviders: Record<string, Provider> = { 'AWS::KMS::Key': createKey };

/** Nothing is encrypted here, but what a key encrypts on AWS is for those alone who may use the key. */
function createKey(
  { logicalId, properties, name }: Resource<{ KeyPolicy?: PolicyDocument }>,
  { access, stack }: Pick<Services, 'access' | 'stack'>,
) {
  const { region, accountId } = stack;
  const arn = `arn:aws:kms:${region}:${accountId}:key/${name}`;
  const policy = properties.KeyPolicy ?? wholeAccount(accountId);
  access.add(readPolicy(policy, { resource: arn }, `${logicalId}.KeyPolicy`));
  return created(name, { Arn: arn, KeyId: name });
}

/** The policy of a key that is created without one. */
function wholeAccount(accountId: string): PolicyDocument {
  const Principal = { AWS: `arn:aws:iam::${accountId}:root` };
  return { Statement: [{ Effect: 'Allow', Principal, Action: 'kms:*', Resource: '*' }] };
}
