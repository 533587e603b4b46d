import { NotFoundException } from '@aws-sdk/client-sns';
import type { ContactLedger, Unconfirmed } from './ledger.ts';
import type { ContactTopic } from './topic.ts';

export type Services = {
  ledger: Pick<ContactLedger, 'saveEmailTopic' | 'saveEmailState' | 'claimConfirmations'>;
  stateOfSubscription: (topicArn: string) => Promise<ContactTopic['state']>;
  topicOf: (contact: Unconfirmed) => Promise<ContactTopic>;
  subscribe: (topicArn: string, email: string) => Promise<void>;
  lookAgain: (personId: string, topicArn: string) => Promise<void>;
  wakeNotify: (due: Date) => Promise<void>;
  now: () => Date;
};

/** Whether somebody has confirmed by now. The database is not asked unless they have. */
export async function lookAtConfirmation(
  { ledger, stateOfSubscription, wakeNotify, now }: Services,
  { personId, topicArn }: { personId: string; topicArn: string },
): Promise<void> {
  if ((await stateOfSubscription(topicArn).catch(noneIfGone)) !== 'CONFIRMED') {
    return;
  }
  const due = await ledger.saveEmailState(personId, topicArn, 'CONFIRMED', now());
  if (due > 0) await wakeNotify(now());
}

/** The topic of an address that was changed or erased in between. */
function noneIfGone(fault: unknown): 'NONE' {
  if (fault instanceof NotFoundException) return 'NONE';
  throw fault;
}

/** Asks those once more to confirm their address for whom somebody wanted it. */
export async function resendConfirmations(services: Services): Promise<void> {
  const { ledger, now } = services;
  const failed: unknown[] = [];
  for (const contact of await ledger.claimConfirmations(now())) {
    // an address that SNS does not take holds up nobody else
    await askAgain(services, contact).catch((fault: unknown) => failed.push(fault));
  }
  if (failed.length > 0) throw failed[0];
}

async function askAgain(services: Services, contact: Unconfirmed): Promise<void> {
  const { ledger, topicOf, subscribe, lookAgain, wakeNotify, now } = services;
  const { personId, email } = contact;
  const topic = await topicOf(contact);
  if (topic.state !== 'CONFIRMED') await subscribe(topic.arn, email);
  await ledger.saveEmailTopic(personId, topic.arn);
  const state = topic.state === 'CONFIRMED' ? 'CONFIRMED' : 'PENDING';
  const due = await ledger.saveEmailState(personId, topic.arn, state, now());
  if (state === 'PENDING') await lookAgain(personId, topic.arn);
  if (due > 0) await wakeNotify(now());
}
