import { setTimeout as pause } from 'node:timers/promises';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { lookAgainThrough } from '../contacts/look-again.ts';
import { connect } from '../database.ts';
import { logLine } from '../log.ts';
import { oneShotSettings } from '../one-shot.ts';
import { clusterSettings, setting } from '../settings.ts';
import { withoutWords } from '../without-words.ts';
import { emailThrough } from './email.ts';
import { ledgerOf } from './ledger.ts';
import { textWith } from './message.ts';
import { plan, sendDue, type Services } from './notify.ts';
import { eachMessage } from './queue.ts';
import { smsThrough } from './sms.ts';
import { wakesSoon } from './wakes-soon.ts';

const asking = new SNSClient();
// one try at a time: whatever may have gone out twice is counted in the ledger
const publishing = new SNSClient({ maxAttempts: 1 });
const scheduler = new SchedulerClient();
const ledger = ledgerOf(connect(new RDSDataClient(), clusterSettings()), setting('SENDING_LIMITS'));
const now = () => new Date();

const email = emailThrough(
  { asking, publishing },
  {
    saveTopic: ledger.saveEmailTopic,
    saveState: (personId, topicArn, state) => ledger.saveEmailState(personId, topicArn, state, now()),
    lookAgain: lookAgainThrough(scheduler, {
      ...oneShotSettings(),
      targetArn: setting('CONTACTS_ARN'),
      now,
    }),
  },
);

let services: Services | undefined;

function servicesFor(targetArn: string): Services {
  return {
    ledger,
    channels: { SMS: smsThrough(publishing), EMAIL: email },
    textOf: textWith(process.env['TRACKING_PAGE'] ?? null),
    wakeAt: wakesSoon(scheduler, { ...oneShotSettings(), prefix: 'notify', targetArn, now }),
    now,
    pause,
    log: logLine,
  };
}

/** Events of the queue, or a time at which something is due. */
export const handler = async (
  event: SQSEvent | { due: string },
  context: Context,
): Promise<SQSBatchResponse | undefined> => {
  const known = (services ??= servicesFor(context.invokedFunctionArn));
  const send = () => sendDue(known, () => context.getRemainingTimeInMillis());
  if ('Records' in event) {
    const planning = { plan: ({ id }: { id: string }) => plan(known, id), sendDue: send, log: logLine };
    return eachMessage(planning, event);
  }
  await withoutWords(send)(undefined);
  return undefined;
};
