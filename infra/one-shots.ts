import { Aws } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import { callingForUs } from './service-principals.ts';

/** What is to happen once, later: schedules that functions make while the system runs, one for each five minutes. */
export class OneShots extends Construct {
  /** What a schedule could not bring to its function. */
  readonly deadLetters: DeadLetters;
  readonly #group: ScheduleGroup;
  readonly #role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    this.#group = new ScheduleGroup(this, 'Group');
    this.#role = new Role(this, 'Role', {
      assumedBy: callingForUs('scheduler.amazonaws.com', this.#group.scheduleGroupArn),
    });
    this.#allow('LeaveDeadLetters', 'sqs:SendMessage', this.deadLetters.queueArn);
  }

  /** What a function needs to know to make schedules. */
  get environment(): Record<string, string> {
    return {
      ONE_SHOTS_GROUP: this.#group.scheduleGroupName,
      ONE_SHOTS_ROLE_ARN: this.#role.roleArn,
      ONE_SHOTS_DEAD_LETTERS_ARN: this.deadLetters.queueArn,
    };
  }

  /** What a function needs to make schedules whose names begin so, e.g. `delay`. */
  making(prefix: string): PolicyStatement[] {
    return [
      new PolicyStatement({
        actions: ['scheduler:CreateSchedule'],
        resources: [this.#schedules(prefix)],
      }),
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.#role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    ];
  }

  /** Lets schedules invoke a function: in a policy of its own, as functions that make schedules need the role first. */
  mayInvoke(id: string, job: IFunction): void {
    this.#allow(id, 'lambda:InvokeFunction', job.functionArn);
  }

  #allow(id: string, action: string, resource: string): void {
    new Policy(this, id, {
      roles: [this.#role],
      statements: [new PolicyStatement({ actions: [action], resources: [resource] })],
    });
  }

  #schedules(prefix: string): string {
    const group = this.#group.scheduleGroupName;
    return `arn:${Aws.PARTITION}:scheduler:${Aws.REGION}:${Aws.ACCOUNT_ID}:schedule/${group}/${prefix}-*`;
  }
}
