import type { Caller } from '../iam/policies/types.ts';
import { nameInArn } from './provider.ts';
import type { Services } from './services.ts';

type Session = { roleArn: string; session: string; service: string; sourceArn: string };

/** Lets a service work in a role for one of its resources; throws `AccessDenied` if the role does not trust it so. */
export function assumeRole(
  { roleArn, session, service, sourceArn }: Session,
  { access, stack: { accountId } }: Pick<Services, 'access' | 'stack'>,
): Caller {
  access.check({
    caller: { service },
    action: 'sts:AssumeRole',
    resource: roleArn,
    context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': accountId },
  });
  return { roleArn, arn: `arn:aws:sts::${accountId}:assumed-role/${nameInArn(roleArn)}/${session}` };
}
