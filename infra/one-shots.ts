import { Aws, Stack, Validations } from 'aws-cdk-lib';
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
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It holds dead letters itself: of schedules, which name it when they are made.',
    });
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
  making(...prefixes: string[]): PolicyStatement[] {
    for (const prefix of prefixes) this.#acknowledge(prefix);
    return [
      new PolicyStatement({
        actions: ['scheduler:CreateSchedule'],
        resources: prefixes.map((prefix) => this.#schedules(prefix)),
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

  #acknowledge(prefix: string): void {
    const schedules = `arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${this.#group.scheduleGroupName}`;
    Validations.of(Stack.of(this)).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${schedules}/${prefix}-*]`,
      reason:
        'A schedule for each five minutes is made while the system runs; the prefix keeps other schedules out.',
    });
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
