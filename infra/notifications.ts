import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CONTACT_TOPICS } from './contact-topics.ts';
import { apiAccess } from './data-api-access.ts';
import type { Database } from './database.ts';
import { DeadLetters } from './dead-letters.ts';
import { JobFunction } from './function.ts';
import { lambdaCode } from './lambda-code.ts';

type NotificationsProps = { topic: ITopic; database: Database };

const TIMEOUT = Duration.seconds(60);
const ANY_TOPIC = `arn:${Aws.PARTITION}:sns:*:*:*`;

/** Tells people: events wait in a queue until a message about each is on its way. */
export class Notifications extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { topic, database }: NotificationsProps) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    const queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * TIMEOUT.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    topic.addSubscription(
      new SqsSubscription(queue, { rawMessageDelivery: true, deadLetterQueue: this.deadLetters }),
    );

    const notify = new JobFunction(this, 'Notify', {
      code: lambdaCode({ job: 'notify' }),
      environment: {
        CLUSTER_ARN: database.cluster.clusterArn,
        SECRET_ARN: database.apiSecret.secretArn,
        DATABASE_NAME: database.databaseName,
      },
      permissions: [...apiAccess(database), receives(queue), ...tellsPeople()],
      timeout: TIMEOUT,
    });
    // two at once: SNS sends ten e-mails and twenty texts a second for the whole account (F123, F124)
    notify.function.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 }),
    );
  }
}

function receives(queue: Queue): PolicyStatement {
  return new PolicyStatement({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: [queue.queueArn],
  });
}

function tellsPeople(): PolicyStatement[] {
  return [
    // a phone number has no ARN (F124): whatever is not a topic
    new PolicyStatement({ actions: ['sns:Publish'], notResources: [ANY_TOPIC] }),
    new PolicyStatement({
      actions: ['CreateTopic', 'Subscribe', 'ListSubscriptionsByTopic', 'Publish'].map(
        (action) => `sns:${action}`,
      ),
      resources: [CONTACT_TOPICS],
    }),
  ];
}
