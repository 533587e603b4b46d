import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { pushTo } from '../appsync.ts';
import { connect } from '../database.ts';
import { logLine } from '../log.ts';
import { oneShotSettings, wakesAt, type WakeAt } from '../one-shot.ts';
import { clusterSettings, setting } from '../settings.ts';
import { giveUpTo } from './dead-letters.ts';
import { outboxOf } from './outbox.ts';
import { relay } from './relay.ts';
import { endRight, pushToPublic, pushToSubscribers } from './subscribers.ts';
import { publishToTopic } from './topic.ts';

const topic = new SNSClient();
const push = pushTo(setting('GRAPHQL_URL'), topic.config);
const scheduler = new SchedulerClient();
let wakeAt: WakeAt | undefined;
const now = () => new Date();
const watchAt = wakesAt(scheduler, {
  ...oneShotSettings(),
  prefix: 'delay',
  targetArn: setting('DELAY_WATCH_ARN'),
  now,
});

const services = {
  outbox: outboxOf(connect(new RDSDataClient(), clusterSettings())),
  pushToSubscribers: pushToSubscribers(push),
  pushToPublic: pushToPublic(push),
  endRight: endRight(push),
  publishToTopic: publishToTopic(topic, setting('TOPIC_ARN')),
  watchAt,
  giveUp: giveUpTo(new SQSClient(), setting('DEAD_LETTERS_URL')),
  log: logLine,
};

export const handler = (_event: unknown, context: Context): Promise<void> => {
  wakeAt ??= wakesAt(scheduler, {
    ...oneShotSettings(),
    prefix: 'relay',
    targetArn: context.invokedFunctionArn,
    now,
  });
  return relay({ ...services, wakeAt })(() => context.getRemainingTimeInMillis());
};
