import { awsManagedPolicy } from '../iam/policies/aws-managed.ts';
import { readPolicy } from '../iam/policies/read-policy.ts';
import type { PolicyDocument } from '../iam/policies/types.ts';
import type { StackIdentity } from '../assembly/pseudo-parameters.ts';
import { created, digest, nameInArn } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

/** The managed policies of the template and where they stand in it, by their ARNs. */
export type ManagedPolicies = Map<string, { document: PolicyDocument; place: string }>;

type RoleProperties = {
  RoleName?: string;
  Path?: string;
  AssumeRolePolicyDocument?: PolicyDocument;
  Policies?: { PolicyDocument: PolicyDocument }[];
  ManagedPolicyArns?: string[];
};
type PolicyProperties = { PolicyDocument: PolicyDocument; Roles?: string[] };
type ManagedPolicyProperties = PolicyProperties & { ManagedPolicyName?: string; Path?: string };
type Work = Pick<Services, 'stack' | 'access' | 'managedPolicies' | 'log'>;

export const iamProviders: Record<string, Provider> = {
  'AWS::IAM::ManagedPolicy': createManagedPolicy,
  'AWS::IAM::Policy': attachPolicy,
  'AWS::IAM::Role': createRole,
};

function createRole({ logicalId, properties, name }: Resource<RoleProperties>, services: Work) {
  const { RoleName: roleName = name, Path = '/', AssumeRolePolicyDocument: trust } = properties;
  const { stack, access } = services;
  const arn = `arn:aws:iam::${stack.accountId}:role${Path}${roleName}`;
  if (trust) access.add(readPolicy(trust, { resource: arn }, `${logicalId}.AssumeRolePolicyDocument`));
  for (const [index, { PolicyDocument }] of (properties.Policies ?? []).entries())
    access.add(
      readPolicy(PolicyDocument, { role: roleName }, `${logicalId}.Policies.${index}.PolicyDocument`),
    );
  for (const policyArn of properties.ManagedPolicyArns ?? []) attachManaged(policyArn, roleName, services);
  return created(roleName, { Arn: arn, RoleId: roleOf(arn, stack).id });
}

function attachManaged(policyArn: string, role: string, { access, managedPolicies, log }: Work): void {
  const ofAws = awsManagedPolicy(policyArn);
  const policy = managedPolicies.get(policyArn) ?? (ofAws && { document: ofAws, place: policyArn });
  if (policy) access.add(readPolicy(policy.document, { role }, policy.place));
  else log(`${role}: the policy ${policyArn} is not known here, and allows nothing.`);
}

function attachPolicy(
  { logicalId, properties, name }: Resource<PolicyProperties>,
  { access }: Pick<Services, 'access'>,
) {
  const { PolicyDocument, Roles = [] } = properties;
  for (const role of Roles) access.add(readPolicy(PolicyDocument, { role }, `${logicalId}.PolicyDocument`));
  return created(name, { Id: name });
}

function createManagedPolicy(resource: Resource<ManagedPolicyProperties>, services: Work) {
  const { logicalId, properties, name } = resource;
  const { ManagedPolicyName = name, Path = '/', PolicyDocument } = properties;
  const arn = `arn:aws:iam::${services.stack.accountId}:policy${Path}${ManagedPolicyName}`;
  services.managedPolicies.set(arn, { document: PolicyDocument, place: `${logicalId}.PolicyDocument` });
  attachPolicy(resource, services);
  return created(arn, { PolicyArn: arn });
}

/** What a role's ARN says of it; the id looks as IAM's do and follows from the name. */
export function roleOf(arn: string, { stackName }: Pick<StackIdentity, 'stackName'>) {
  const name = nameInArn(arn);
  return { arn, name, id: `AROA${digest(`${stackName} ${name}`).slice(0, 17).toUpperCase()}` };
}
