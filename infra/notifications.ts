import { Aws, Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { IDependable } from 'constructs';
import { CONTACT_TOPICS } from './contact-topics.ts';
import { apiAccess } from './data-api-access.ts';
import type { Database } from './database.ts';
import { DeadLetters } from './dead-letters.ts';
import { JobFunction } from './function.ts';
import { lambdaCode } from './lambda-code.ts';
import type { OneShots } from './one-shots.ts';
import { invokeEvery } from './schedule.ts';
import type { Settings } from './settings.ts';

type NotificationsProps = {
  topic: ITopic;
  database: Database;
  oneShots: OneShots;
  settings: Settings['sending'];
  after: IDependable;
};

const TIMEOUT = Duration.seconds(60);
const ANY_TOPIC = `arn:${Aws.PARTITION}:sns:*:*:*`;

/** Tells people: events wait in a queue until a message about each is on its way. */
export class Notifications extends Construct {
  readonly deadLetters: DeadLetters;
  readonly queue: Queue;
  /** Reads back from SNS who can be reached, and asks again who has not confirmed. */
  readonly contacts: JobFunction;

  constructor(
    scope: Construct,
    id: string,
    { topic, database, oneShots, settings, after }: NotificationsProps,
  ) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    const queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * TIMEOUT.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    this.queue = queue;
    topic.addSubscription(
      new SqsSubscription(queue, { rawMessageDelivery: true, deadLetterQueue: this.deadLetters }),
    );

    const environment = {
      CLUSTER_ARN: database.cluster.clusterArn,
      SECRET_ARN: database.apiSecret.secretArn,
      DATABASE_NAME: database.databaseName,
      ...oneShots.environment,
    };
    this.contacts = new JobFunction(this, 'Contacts', {
      code: lambdaCode({ job: 'contacts' }),
      environment: { ...environment, NOTIFY_QUEUE_URL: queue.queueUrl },
      permissions: [
        ...apiAccess(database),
        ...readsContacts(),
        onContactTopics('CreateTopic', 'Subscribe', 'ListSubscriptionsByTopic'),
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
        ...oneShots.making('confirm'),
      ],
      // reads a hundred subscriptions a call, fourteen times a second
      timeout: Duration.minutes(15),
      deadLetters: this.deadLetters,
    });
    Validations.of(this.contacts).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'SNS lists the subscriptions and the refusing numbers of an account, and of nothing narrower.',
    });
    oneShots.mayInvoke('InvokeContacts', this.contacts.function);
    this.contacts.function.node.addDependency(after);
    if (settings.reconcileEvery) {
      invokeEvery(this, 'Reconcile', this.contacts.function, settings.reconcileEvery);
    }

    const notify = new JobFunction(this, 'Notify', {
      code: lambdaCode({ job: 'notify' }),
      environment: {
        ...environment,
        CONTACTS_ARN: this.contacts.function.functionArn,
        ...(settings.trackingPage && { TRACKING_PAGE: settings.trackingPage }),
        SENDING_LIMITS: JSON.stringify({ EMAIL: settings.email, SMS: settings.sms }),
      },
      permissions: [
        ...apiAccess(database),
        receives(queue),
        ...tellsPeople(),
        ...oneShots.making('notify', 'confirm'),
      ],
      timeout: TIMEOUT,
      deadLetters: this.deadLetters,
    });
    oneShots.mayInvoke('InvokeNotify', notify.function);
    if (settings.sweep) invokeEvery(this, 'Sweep', notify.function, settings.sweep);
    notify.function.node.addDependency(after);
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
    onContactTopics('CreateTopic', 'Subscribe', 'ListSubscriptionsByTopic', 'Publish'),
  ];
}

function onContactTopics(...actions: string[]): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `sns:${action}`),
    resources: [CONTACT_TOPICS],
  });
}

/** Of the whole account: SNS knows no narrower way to ask for these. */
function readsContacts(): PolicyStatement[] {
  return ['sns:ListSubscriptions', 'sns:ListPhoneNumbersOptedOut'].map(
    (action) => new PolicyStatement({ actions: [action], resources: ['*'] }),
  );
}
