import type { Log } from '../log.ts';
import type { WakeAt } from '../one-shot.ts';
import type { Ledger } from './ledger.ts';

export type Services = {
  ledger: Ledger;
  /** Has this looked at again when something is due. */
  watchAt: WakeAt;
  /** Has handed on what was said. */
  relayAt: WakeAt;
  now: () => Date;
  log: Log;
};

/** Time was too short for all that is due: the caller, who retries, shall know. */
export class DelaysLeft extends Error {
  override readonly name = 'DelaysLeft';
}

/** One round takes less. */
const ROUND_MILLISECONDS = 10_000;

/**
 * Looks at all that is due, and has itself woken for what is due next; with nothing on its way it is never woken again. Each
 * round sees to what follows from it before the next begins, so that nothing is lost with it.
 */
export const watchDelays =
  ({ ledger, watchAt, relayAt, now, log }: Services) =>
  async (timeLeft: () => number): Promise<void> => {
    let looked = 0;
    let told = 0;
    let isMore: boolean;

    do {
      const round = await ledger.watch(now());
      looked += round.looked;
      told += round.told;
      isMore = round.isMore && round.looked > 0;
      for (const due of round.next) await watchAt(due);
      // whoever holds them may fail to say when they are due
      if (round.isMore && round.looked === 0) await watchAt(now());
      if (round.isToHandOn) await relayAt(now());
    } while (isMore && timeLeft() > ROUND_MILLISECONDS);

    if (looked > 0) log({ message: 'watched', looked, told });
    if (isMore) throw new DelaysLeft('Packages are left to be looked at.');
  };
