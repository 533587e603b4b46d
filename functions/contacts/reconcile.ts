import type { Log } from '../log.ts';
import type { ContactLedger } from './ledger.ts';
import type { SnsContacts } from './subscriptions.ts';

export type Services = {
  ledger: Pick<ContactLedger, 'reconcileEmails' | 'finishEmails' | 'reconcileOptOuts' | 'finishOptOuts'>;
  sns: SnsContacts;
  /** Has what has become due sent. */
  wakeNotify: (due: Date) => Promise<void>;
  now: () => Date;
  log: Log;
};

/** There was no time for all of it: nobody is taken for gone who was just not looked at. */
export class NotReconciled extends Error {
  override readonly name = 'NotReconciled';
}

const ROUND_MILLISECONDS = 10_000;

/** Reads back from SNS who confirmed, who unsubscribed and who replied STOP, of which it tells nobody. */
export async function reconcile(services: Services, timeLeft: () => number): Promise<void> {
  const { ledger, sns, wakeNotify, now, log } = services;
  const startedAt = now();
  let [due, seen] = [0, 0];
  for await (const page of sns.topicStates()) {
    seen += page.length;
    if (page.length > 0) due += await ledger.reconcileEmails(page, now());
    checkTime(timeLeft);
  }
  const unsubscribed = await ledger.finishEmails(startedAt, now());
  for await (const page of sns.optedOut()) {
    if (page.length > 0) await ledger.reconcileOptOuts(page, now());
    checkTime(timeLeft);
  }
  const optedIn = await ledger.finishOptOuts(startedAt);
  if (due > 0) await wakeNotify(now());
  log({ message: 'reconciled', seen, unsubscribed, optedIn, due });
}

function checkTime(timeLeft: () => number): void {
  if (timeLeft() < ROUND_MILLISECONDS) throw new NotReconciled('Contacts are left to be looked at.');
}
