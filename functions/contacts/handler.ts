import { setTimeout as pause } from 'node:timers/promises';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { connect } from '../database.ts';
import { logLine } from '../log.ts';
import { oneShotSettings } from '../one-shot.ts';
import { clusterSettings, setting } from '../settings.ts';
import { withoutWords } from '../without-words.ts';
import { lookAtConfirmation, resendConfirmations, type Services } from './contacts.ts';
import { contactLedgerOf } from './ledger.ts';
import { lookAgainThrough } from './look-again.ts';
import { reconcile } from './reconcile.ts';
import { snsContacts } from './subscriptions.ts';
import { stateOfSubscription, stateOfTopic, subscribe } from './topic.ts';

/** Somebody wants another mail, a time has come to look at one address; or at all of them. */
type Event = {
  resend?: true;
  confirm?: { personId: string; topicArn: string };
};

const sns = new SNSClient();
const sqs = new SQSClient();
const scheduler = new SchedulerClient();
const ledger = contactLedgerOf(connect(new RDSDataClient(), clusterSettings()));
const now = () => new Date();

async function wakeNotify(due: Date): Promise<void> {
  const MessageBody = JSON.stringify({ due: due.toISOString() });
  await sqs.send(new SendMessageCommand({ QueueUrl: setting('NOTIFY_QUEUE_URL'), MessageBody }));
}

function servicesFor(targetArn: string): Services {
  return {
    ledger,
    stateOfSubscription: (topicArn) => stateOfSubscription(sns, topicArn),
    topicOf: (contact) => stateOfTopic(sns, contact),
    subscribe: (topicArn, email) => subscribe(sns, topicArn, email),
    lookAgain: lookAgainThrough(scheduler, { ...oneShotSettings(), targetArn, now }),
    wakeNotify,
    now,
  };
}

const answer = withoutWords(async ({ event, context }: { event: Event; context: Context }) => {
  const services = servicesFor(context.invokedFunctionArn);
  if (event.resend) return resendConfirmations(services);
  if (event.confirm) return lookAtConfirmation(services, event.confirm);
  const all = { ledger, sns: snsContacts(sns, pause), wakeNotify, now, log: logLine };
  return reconcile(all, () => context.getRemainingTimeInMillis());
});

export const handler = (event: Event, context: Context): Promise<void> => answer({ event, context });
