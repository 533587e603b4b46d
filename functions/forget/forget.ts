import { faultName, type Log } from '../log.ts';
import type { Erasure, Ledger } from './ledger.ts';

export type Services = {
  ledger: Ledger;
  /** Ends the topic, and with it the subscription of the address. */
  deleteTopic: (arn: string) => Promise<void>;
  /** Leaves whoever works here; does nothing where there is no such account. */
  deleteAccount: (sub: string) => Promise<void>;
  log: Log;
};

/** Somebody is not forgotten yet: the caller, who retries, shall know. */
export class NotForgotten extends Error {
  override readonly name = 'NotForgotten';
}

/** One round takes less. */
const ROUND_MILLISECONDS = 15_000;

/**
 * Erases in the database whose time has come, and outside it what is left of everybody who was erased. Each is forgotten by
 * itself; what fails is given back for the next try.
 */
export const forget =
  (services: Services) =>
  async (timeLeft: () => number): Promise<void> => {
    const { ledger, log } = services;
    const isTime = () => timeLeft() > ROUND_MILLISECONDS;
    const expired = await eraseExpired(ledger, isTime);
    let forgotten = 0;
    const failed: Erasure[] = [];
    let claimed = await ledger.claim();

    while (claimed.length > 0) {
      for (const erasure of claimed) {
        if (await isForgotten(services, erasure)) forgotten += 1;
        else failed.push(erasure);
      }
      claimed = isTime() ? await ledger.claim() : [];
    }

    for (const erasure of failed) await ledger.release(erasure);
    log({ message: 'forgot', expired, forgotten, failed: failed.length });
    if (failed.length > 0 || !isTime()) throw new NotForgotten('Somebody is left to be forgotten.');
  };

/** In small steps, each of which is kept. */
async function eraseExpired(ledger: Ledger, isTime: () => boolean): Promise<number> {
  let expired = 0;
  let isDone = false;
  while (!isDone && isTime()) {
    const step = await ledger.eraseExpired();
    expired += step.erased;
    isDone = step.isDone;
  }
  return expired;
}

async function isForgotten({ ledger, log, ...services }: Services, erasure: Erasure): Promise<boolean> {
  try {
    if (erasure.emailTopicArn) await services.deleteTopic(erasure.emailTopicArn);
    if (erasure.cognitoSub) await services.deleteAccount(erasure.cognitoSub);
    await ledger.finish(erasure);
    return true;
  } catch (fault) {
    log({ message: 'not forgotten', erasureId: erasure.id, fault: faultName(fault) });
    return false;
  }
}
