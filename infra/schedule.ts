import type { Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { callingForUs } from './service-principals.ts';

/** Invokes a function again and again, in a role that can do just that. */
export function invokeEvery(scope: Construct, id: string, job: IFunction, interval: Duration): void {
  const invoke = new PolicyStatement({
    actions: ['lambda:InvokeFunction'],
    resources: [job.functionArn],
  });
  const role = new Role(scope, `${id}Role`, {
    assumedBy: callingForUs('scheduler.amazonaws.com'),
    inlinePolicies: { [id]: new PolicyDocument({ statements: [invoke] }) },
  });
  new Schedule(scope, id, {
    schedule: ScheduleExpression.rate(interval),
    target: new LambdaInvoke(job, { role: role.withoutPolicyUpdates() }),
  });
}
