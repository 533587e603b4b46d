import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { setting } from './settings.ts';

/** Where schedules are made, and as whom they reach their targets. */
export type OneShots = { group: string; roleArn: string; deadLetterArn: string };

export type OneShot = OneShots & { name: string; at: Date; targetArn: string; input: object };

/** Wakes a function at the end of the five minutes in which something is due. */
export type WakeAt = (due: Date) => Promise<void>;

const BUCKET_MILLISECONDS = 5 * 60_000;
/** A schedule that exists by then has not gone off before somebody who met it is done. */
const SAFE_MILLISECONDS = 60_000;

export function oneShotSettings(): OneShots {
  return {
    group: setting('ONE_SHOTS_GROUP'),
    roleArn: setting('ONE_SHOTS_ROLE_ARN'),
    deadLetterArn: setting('ONE_SHOTS_DEAD_LETTERS_ARN'),
  };
}

/** The instant at which a bucket ends and is looked into: never one that has passed, or is about to. */
export function bucketOf(due: Date, now: Date): Date {
  const soonest = Math.max(due.getTime(), now.getTime() + SAFE_MILLISECONDS);
  return new Date(Math.ceil(soonest / BUCKET_MILLISECONDS) * BUCKET_MILLISECONDS);
}

/** `delay-20260131T0935`, of the bucket that ends then. */
export function bucketName(prefix: string, bucket: Date): string {
  return `${prefix}-${bucket.toISOString().slice(0, 16).replace(/[-:]/g, '')}`;
}

/** Invokes a function once, at an instant; a schedule of that name that exists already is as good. */
export async function scheduleOnce(client: Pick<SchedulerClient, 'send'>, shot: OneShot): Promise<void> {
  try {
    await client.send(new CreateScheduleCommand(scheduleOf(shot)));
  } catch (fault) {
    if (!(fault instanceof ConflictException)) throw fault;
  }
}

/** Wakes the target with `{"due": "<the bucket's end>"}`; asks once for each bucket, as long as this instance lives. */
export function wakesAt(
  client: Pick<SchedulerClient, 'send'>,
  { prefix, targetArn, now, ...place }: OneShots & { prefix: string; targetArn: string; now: () => Date },
): WakeAt {
  const known = new Set<number>();
  return async (due) => {
    const at = bucketOf(due, now());
    if (known.has(at.getTime())) return;
    const input = { due: at.toISOString() };
    await scheduleOnce(client, { ...place, name: bucketName(prefix, at), at, targetArn, input });
    known.add(at.getTime());
  };
}

function scheduleOf({
  group,
  name,
  at,
  targetArn,
  roleArn,
  deadLetterArn,
  input,
}: OneShot): CreateScheduleCommandInput {
  return {
    GroupName: group,
    Name: name,
    ScheduleExpression: `at(${at.toISOString().slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: targetArn,
      RoleArn: roleArn,
      Input: JSON.stringify(input),
      DeadLetterConfig: { Arn: deadLetterArn },
    },
  };
}
