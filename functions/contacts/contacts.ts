import type { ContactLedger } from './ledger.ts';
import type { ContactTopic } from './topic.ts';

export type Services = {
  ledger: Pick<ContactLedger, 'saveEmailTopic' | 'saveEmailState' | 'askAgain' | 'personOf'>;
  stateOfSubscription: (topicArn: string) => Promise<ContactTopic['state']>;
  topicOf: (contact: {
    personId: string;
    email: string;
    emailTopicArn: string | null;
  }) => Promise<ContactTopic>;
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
  if ((await stateOfSubscription(topicArn)) !== 'CONFIRMED') {
    return;
  }
  const due = await ledger.saveEmailState(personId, topicArn, 'CONFIRMED', now());
  if (due > 0) await wakeNotify(now());
}

/** Asks somebody once more to confirm their address, whoever may want that; the database keeps it from being asked too often. */
export async function resendConfirmation(
  services: Services,
  { viewer, personId }: { viewer: object; personId: string },
): Promise<object> {
  const { ledger, topicOf, subscribe, lookAgain, wakeNotify, now } = services;
  const asked = await ledger.askAgain(viewer, personId, now());
  if ('error' in asked) {
    return asked;
  }
  const { contact } = asked;
  const topic = await topicOf(contact);
  if (topic.state !== 'CONFIRMED') await subscribe(topic.arn, contact.email);
  await ledger.saveEmailTopic(contact.personId, topic.arn);
  const state = topic.state === 'CONFIRMED' ? 'CONFIRMED' : 'PENDING';
  const due = await ledger.saveEmailState(contact.personId, topic.arn, state, now());
  if (state === 'PENDING') await lookAgain(contact.personId, topic.arn);
  if (due > 0) await wakeNotify(now());
  return ledger.personOf(viewer, contact.personId);
}
