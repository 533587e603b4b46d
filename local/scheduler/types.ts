import type { AwsService, CloudIdentity, Store } from '../aws-service.ts';
import type { Clock } from '../clock.ts';

export type ScheduleTarget = {
  Arn: string;
  RoleArn: string;
  Input?: string;
  DeadLetterConfig?: { Arn?: string };
  RetryPolicy?: { MaximumEventAgeInSeconds?: number; MaximumRetryAttempts?: number };
};

/** What a schedule is made with, as on the wire; instants are epoch seconds. */
export type ScheduleDefinition = {
  GroupName: string;
  Name: string;
  Description?: string;
  ScheduleExpression: string;
  ScheduleExpressionTimezone: string;
  StartDate?: number;
  EndDate?: number;
  State: 'ENABLED' | 'DISABLED';
  KmsKeyArn?: string;
  Target: ScheduleTarget;
  FlexibleTimeWindow: { Mode: string; MaximumWindowInMinutes?: number };
  ActionAfterCompletion: 'NONE' | 'DELETE';
};

/** A schedule as it is kept. */
export type Schedule = ScheduleDefinition & {
  Arn: string;
  CreationDate: number;
  LastModificationDate: number;
  /** It has run, and is kept because nobody asked for its deletion. */
  isCompleted?: boolean;
};

export type SchedulerOptions = {
  cloud: CloudIdentity;
  store: Store;
  clock: Clock;
  /** Reaches the target; a rejection is a target that could not be reached. */
  deliver: (schedule: Schedule) => Promise<void>;
  log: (line: string) => void;
};

/** EventBridge Scheduler, for schedules that are made while the system runs and go off once. */
export type Scheduler = {
  service: AwsService;
  /** Answers the group's ARN. */
  createGroup: (name: string) => string;
  schedules: () => readonly Schedule[];
  /** Lets them go off; those whose time came while nothing ran go off at once. */
  begin: () => void;
  /** Settles when none is going off. */
  idle: () => Promise<void>;
  close: () => void;
};
