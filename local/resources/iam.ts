import type { StackIdentity } from '../assembly/pseudo-parameters.ts';
import { created, digest, nameInArn } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

export const iamProviders: Record<string, Provider> = { 'AWS::IAM::Role': createRole };

function createRole(
  { properties, name }: Resource<{ RoleName?: string; Path?: string }>,
  { stack }: Pick<Services, 'stack'>,
) {
  const roleName = properties.RoleName ?? name;
  const arn = `arn:aws:iam::${stack.accountId}:role${properties.Path ?? '/'}${roleName}`;
  return created(roleName, { Arn: arn, RoleId: roleOf(arn, stack).id });
}

/** What a role's ARN says of it; the id looks as IAM's do and follows from the name. */
export function roleOf(arn: string, { stackName }: Pick<StackIdentity, 'stackName'>) {
  const name = nameInArn(arn);
  return { arn, name, id: `AROA${digest(`${stackName} ${name}`).slice(0, 17).toUpperCase()}` };
}
