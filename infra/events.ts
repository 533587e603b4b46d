import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { IDependable } from 'constructs';
import type { Api } from './api.ts';
import { apiAccess } from './data-api-access.ts';
import type { Database } from './database.ts';
import { DeadLetters } from './dead-letters.ts';
import { DELAY_WATCH_ARN } from './delay-watch.ts';
import { JobFunction } from './function.ts';
import { lambdaCode } from './lambda-code.ts';
import type { OneShots } from './one-shots.ts';
import { invokeEvery } from './schedule.ts';
import type { Settings } from './settings.ts';

type EventsProps = {
  api: Api;
  database: Database;
  oneShots: OneShots;
  settings: Settings['relay'];
  after: IDependable;
};

/** Less than the minute for which the relay leases what it claims. */
const TIMEOUT = Duration.seconds(50);

/** What happened leaves the database: to the API's subscribers, and to whoever listens to the topic. */
export class Events extends Construct {
  readonly topic: Topic;
  readonly relay: JobFunction;
  /** Wake-ups that failed, and word of events that were given up: all of them still stand in the outbox. */
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { api, database, oneShots, settings, after }: EventsProps) {
    super(scope, id);
    this.topic = new Topic(this, 'PackageEvents', {
      topicName: 'package-events',
      masterKey: database.key,
      enforceSSL: true,
    });
    this.deadLetters = new DeadLetters(this, 'RelayDeadLetters');
    this.relay = new JobFunction(this, 'Relay', {
      timeout: TIMEOUT,
      concurrency: settings.concurrency,
      code: lambdaCode({ job: 'relay' }),
      environment: {
        GRAPHQL_URL: api.graphql.graphqlUrl,
        TOPIC_ARN: this.topic.topicArn,
        DEAD_LETTERS_URL: this.deadLetters.queueUrl,
        DELAY_WATCH_ARN,
        ...oneShots.environment,
        CLUSTER_ARN: database.cluster.clusterArn,
        SECRET_ARN: database.apiSecret.secretArn,
        DATABASE_NAME: database.databaseName,
      },
      permissions: [
        ...apiAccess(database),
        ...this.#publishing(api, database),
        // what failed several times is tried again later, whether or not there is another scan; what will be due is looked at then
        ...oneShots.making('relay', 'delay'),
      ],
      deadLetters: this.deadLetters,
    });
    this.relay.function.node.addDependency(after);
    oneShots.mayInvoke('InvokeRelay', this.relay.function);
    if (settings.sweep) invokeEvery(this, 'Sweep', this.relay.function, settings.sweep);
  }

  #publishing(api: Api, { key }: Database): PolicyStatement[] {
    return [
      ...['publishPackageEvent', 'publishPublicTracking'].map(
        (mutation) =>
          new PolicyStatement({
            actions: ['appsync:GraphQL'],
            resources: [`${api.graphql.arn}/types/Mutation/fields/${mutation}`],
          }),
      ),
      new PolicyStatement({ actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `sns.${Aws.REGION}.amazonaws.com` } },
      }),
    ];
  }
}
