import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Context } from 'aws-lambda';
import { pushTo } from '../appsync.ts';
import { connect } from '../database.ts';
import { logLine } from '../log.ts';
import { clusterSettings, setting } from '../settings.ts';
import { outboxOf } from './outbox.ts';
import { relay } from './relay.ts';
import { endRight, pushToPublic, pushToSubscribers } from './subscribers.ts';
import { publishToTopic } from './topic.ts';

const topic = new SNSClient();
const push = pushTo(setting('GRAPHQL_URL'), topic.config);

const relayOutbox = relay({
  outbox: outboxOf(connect(new RDSDataClient(), clusterSettings())),
  pushToSubscribers: pushToSubscribers(push),
  pushToPublic: pushToPublic(push),
  endRight: endRight(push),
  publishToTopic: publishToTopic(topic, setting('TOPIC_ARN')),
  log: logLine,
});

export const handler = (_event: unknown, context: Context): Promise<void> =>
  relayOutbox(() => context.getRemainingTimeInMillis());
