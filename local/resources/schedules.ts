import { randomUUID } from 'node:crypto';
import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import { startSchedule } from './schedule-expression.ts';
import { checkTarget } from './schedule-target.ts';
import type { Target } from './schedule-target.ts';
import type { Services } from './services.ts';

type ScheduleProperties = {
  Name?: string;
  GroupName?: string;
  ScheduleExpression: string;
  ScheduleExpressionTimezone?: string;
  State?: 'ENABLED' | 'DISABLED';
  Target: Target;
};
type Work = Pick<Services, 'stack' | 'access' | 'sendEvent' | 'whenComplete' | 'beforeStop' | 'log'>;

export const scheduleProviders: Record<string, Provider> = {
  'AWS::Scheduler::Schedule': createSchedule,
  'AWS::Scheduler::ScheduleGroup': createGroup,
};

function createGroup(
  { properties: { Name }, name }: Resource<{ Name?: string }>,
  { scheduler }: Pick<Services, 'scheduler'>,
) {
  const groupName = Name ?? name;
  return created(groupName, { Arn: scheduler.createGroup(groupName), State: 'ACTIVE' });
}

function createSchedule({ properties, name }: Resource<ScheduleProperties>, services: Work) {
  const {
    Name = name,
    GroupName = 'default',
    ScheduleExpression,
    ScheduleExpressionTimezone = 'UTC',
    State,
    Target,
  } = properties;
  const { region, accountId } = services.stack;
  const arn = `arn:aws:scheduler:${region}:${accountId}:schedule/${GroupName}/${Name}`;
  if (State !== 'DISABLED') plan(ScheduleExpression, ScheduleExpressionTimezone, [Target], arn, services);
  return created(Name, { Arn: arn });
}

/** Sends each target what it gets, whenever it is time. */
export function plan(
  expression: string,
  timezone: string,
  targets: Target[],
  arn: string,
  services: Work,
): void {
  const { stack, sendEvent, whenComplete, beforeStop, log } = services;
  const send = async (target: Target) => {
    checkTarget(target, arn, services);
    const { Arn, Input } = target;
    await sendEvent(Arn, Input === undefined ? scheduledEvent(arn, stack) : (JSON.parse(Input) as unknown));
  };
  const run = () =>
    targets.forEach((target) => {
      send(target).catch((error: unknown) => log(`${arn} could not reach ${target.Arn}: ${String(error)}`));
    });
  whenComplete(() => beforeStop(startSchedule(expression, timezone, run)));
}

/** What a target gets that the template gives no input. */
function scheduledEvent(arn: string, { region, accountId }: Services['stack']) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: accountId,
    time: new Date().toISOString(),
    region,
    resources: [arn],
    detail: {},
  };
}
