import { AccessDenied } from '../iam/policies/access-denied.ts';
import type { Caller } from '../iam/policies/types.ts';
import { nameInArn } from './provider.ts';
import { assumeRole } from './role-sessions.ts';
import type { Services } from './services.ts';

export type Target = { Arn: string; Input?: string; RoleArn?: string };

/**
 * A schedule reaches its target in a role, a rule in a role or in its own name; throws `AccessDenied` if it may not.
 * To a role the source of a schedule is its group.
 */
export function checkTarget(
  { Arn, RoleArn }: Target,
  sourceArn: string,
  services: Pick<Services, 'access' | 'stack'>,
): void {
  const { region, accountId } = services.stack;
  const isSchedule = sourceArn.startsWith('arn:aws:scheduler:');
  const service = isSchedule ? 'scheduler.amazonaws.com' : 'events.amazonaws.com';
  const [, groupName] = sourceArn.split('/');
  const group = `arn:aws:scheduler:${region}:${accountId}:schedule-group/${groupName}`;
  const session = nameInArn(sourceArn);
  const caller: Caller = RoleArn
    ? assumeRole({ roleArn: RoleArn, session, service, sourceArn: isSchedule ? group : sourceArn }, services)
    : { service };

  const action = Arn.startsWith('arn:aws:sqs:') ? 'sqs:SendMessage' : 'lambda:InvokeFunction';
  const context = { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': accountId };
  services.access.check({ caller, action, resource: Arn, context });
}

/** Whether a rule may send what it could not deliver to a queue; if not, it is lost. */
export function mayLeave(
  queueArn: string,
  ruleArn: string,
  services: Pick<Services, 'access' | 'stack'>,
): boolean {
  try {
    checkTarget({ Arn: queueArn }, ruleArn, services);
    return true;
  } catch (error) {
    if (error instanceof AccessDenied) return false;
    throw error;
  }
}
