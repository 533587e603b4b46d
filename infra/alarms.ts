import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Accounts } from './accounts.ts';
import type { CostReports } from './cost-reports.ts';
import type { DelayWatch } from './delay-watch.ts';
import type { Events } from './events.ts';
import type { Imports } from './imports.ts';
import type { Notifications } from './notifications.ts';
import type { OneShots } from './one-shots.ts';

type AlarmsProps = {
  events: Events;
  notifications: Notifications;
  imports: Imports;
  accounts: Accounts;
  costReports: CostReports;
  delayWatch: DelayWatch;
  oneShots: OneShots;
  email?: string;
};

/** What somebody should look at: anything that was given up on, and a relay that keeps failing. */
export class Alarms extends Construct {
  readonly #topic: Topic;

  constructor(
    scope: Construct,
    id: string,
    { events, notifications, imports, accounts, costReports, delayWatch, oneShots, email }: AlarmsProps,
  ) {
    super(scope, id);
    this.#topic = new Topic(this, 'Topic', { displayName: 'Postroom alarms', enforceSSL: true });
    if (email) this.#topic.addSubscription(new EmailSubscription(email));

    const period = Duration.minutes(5);
    const relay = events.relay.function;
    const givenUp = {
      Relay: events,
      Notify: notifications,
      Import: imports,
      Forget: accounts,
      CostReport: costReports,
      DelayWatch: delayWatch,
      OneShot: oneShots,
    };
    for (const [job, { deadLetters }] of Object.entries(givenUp))
      this.#alarm(`${job}DeadLetter`, 1, deadLetters.metricApproximateNumberOfMessagesVisible({ period }));
    this.#alarm('RelayFails', 3, relay.metricErrors({ period }));
  }

  #alarm(id: string, threshold: number, metric: IMetric): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
  }
}
