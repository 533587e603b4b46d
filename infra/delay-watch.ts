import { Aws, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IDependable } from 'constructs';
import { apiAccess } from './data-api-access.ts';
import type { Database } from './database.ts';
import { DeadLetters } from './dead-letters.ts';
import type { Events } from './events.ts';
import { JobFunction } from './function.ts';
import { lambdaCode } from './lambda-code.ts';
import type { OneShots } from './one-shots.ts';

type DelayWatchProps = { database: Database; events: Events; oneShots: OneShots; after: IDependable };

const NAME = `${Aws.STACK_NAME}-delay-watch`;

/** Known before the function is there: the relay has it woken, and it the relay. */
export const DELAY_WATCH_ARN = `arn:${Aws.PARTITION}:lambda:${Aws.REGION}:${Aws.ACCOUNT_ID}:function:${NAME}`;

/** Says of packages that they are late, when they are: woken by one-shot schedules, and by nothing else. */
export class DelayWatch extends Construct {
  /** Looks that failed; what is due still stands in the database. */
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { database, events, oneShots, after }: DelayWatchProps) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    const watch = new JobFunction(this, 'Watch', {
      name: NAME,
      code: lambdaCode({ job: 'delay-watch' }),
      environment: {
        RELAY_ARN: events.relay.function.functionArn,
        ...oneShots.environment,
        CLUSTER_ARN: database.cluster.clusterArn,
        SECRET_ARN: database.apiSecret.secretArn,
        DATABASE_NAME: database.databaseName,
      },
      permissions: [...apiAccess(database), ...oneShots.making('delay', 'relay')],
      timeout: Duration.seconds(60),
      deadLetters: this.deadLetters,
    });
    watch.function.node.addDependency(after);
    oneShots.mayInvoke('InvokeDelayWatch', watch.function);
  }
}
