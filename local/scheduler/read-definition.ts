import { invalid, instantOf } from './one-time.ts';
import type { ScheduleDefinition } from './types.ts';

/** What a request holds, before anybody has looked at it. */
export type Input = Partial<Omit<ScheduleDefinition, 'Target' | 'FlexibleTimeWindow'>> & {
  Target?: Partial<ScheduleDefinition['Target']>;
  FlexibleTimeWindow?: Partial<ScheduleDefinition['FlexibleTimeWindow']>;
};

export const NAME = /^[0-9a-zA-Z-_.]{1,64}$/;
const ARN = /^arn:aws:[a-z-]+:[a-z0-9-]*:\d{0,12}:.+$/;
const ROLE = /^arn:aws:iam::\d{12}:role\/.+$/;

/** What a schedule shall be; throws a ValidationException, with the members that are missing or wrong. */
export function readDefinition(name: string, input: Input): ScheduleDefinition {
  const { Target, FlexibleTimeWindow, ScheduleExpression = '', State = 'ENABLED' } = input;
  const { GroupName = 'default', ScheduleExpressionTimezone = 'UTC', ActionAfterCompletion = 'NONE' } = input;
  refuse([
    !NAME.test(name) && pattern('name', NAME),
    !NAME.test(GroupName) && pattern('groupName', NAME),
    !ScheduleExpression && missing('scheduleExpression'),
    !Target && missing('target'),
    Target && !Target.Arn && missing('target.arn'),
    Target && !Target.RoleArn && missing('target.roleArn'),
    Target?.RoleArn && !ROLE.test(Target.RoleArn) && pattern('target.roleArn', ROLE),
    !FlexibleTimeWindow?.Mode && missing('flexibleTimeWindow'),
    !['ENABLED', 'DISABLED'].includes(State) && oneOf('state', ['ENABLED', 'DISABLED']),
    !['NONE', 'DELETE'].includes(ActionAfterCompletion) && oneOf('actionAfterCompletion', ['NONE', 'DELETE']),
  ]);
  if (!ARN.test(Target?.Arn ?? '')) throw invalid(`Provided Arn is not in correct format.`);
  checkWindow(FlexibleTimeWindow);
  checkJson(Target?.Input);
  instantOf(ScheduleExpression, ScheduleExpressionTimezone);
  return {
    ...without(input, ['ClientToken', 'Name']),
    Name: name,
    GroupName,
    ScheduleExpression,
    ScheduleExpressionTimezone,
    State,
    ActionAfterCompletion,
    Target: Target as ScheduleDefinition['Target'],
    FlexibleTimeWindow: FlexibleTimeWindow as ScheduleDefinition['FlexibleTimeWindow'],
  };
}

function checkWindow(window: Input['FlexibleTimeWindow']): void {
  const { Mode, MaximumWindowInMinutes } = window ?? {};
  if (Mode !== 'OFF' && Mode !== 'FLEXIBLE')
    throw invalid(messageOf([oneOf('flexibleTimeWindow.mode', ['OFF', 'FLEXIBLE'])]));
  if (Mode === 'OFF' && MaximumWindowInMinutes !== undefined)
    throw invalid('MaximumWindowInMinutes must not be set when the flexible time window is OFF.');
  if (Mode === 'FLEXIBLE' && MaximumWindowInMinutes === undefined)
    throw invalid('MaximumWindowInMinutes must be set when the flexible time window is FLEXIBLE.');
}

/** A function takes JSON only. */
function checkJson(input: string | undefined): void {
  if (input === undefined) return;
  try {
    JSON.parse(input);
  } catch {
    throw invalid('Invalid RequestJson provided. Reason The Input of the target is not JSON.');
  }
}

function without(input: Input, members: string[]): Input {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !members.includes(name)));
}

function refuse(faults: (string | false | undefined | '')[]): void {
  const found = faults.filter((fault) => typeof fault === 'string' && fault !== '') as string[];
  if (found.length > 0) throw invalid(messageOf(found));
}

function messageOf(faults: string[]): string {
  const errors = faults.length === 1 ? '1 validation error' : `${faults.length} validation errors`;
  return `${errors} detected: ${faults.join('; ')}`;
}

function missing(member: string): string {
  return `Value null at '${member}' failed to satisfy constraint: Member must not be null`;
}

function pattern(member: string, { source }: RegExp): string {
  return `Value at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${source}`;
}

function oneOf(member: string, values: string[]): string {
  return `Value at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`;
}
