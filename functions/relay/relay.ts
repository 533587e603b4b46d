import type { PackageEvent, PublicTracking } from '../../graphql/generated/graphql.ts';
import { faultName, type Log } from '../log.ts';
import { concurrently } from './concurrently.ts';
import { handOn, type HandedOn } from './hand-on.ts';
import type { EndedRight, Outbox, OutboxRow } from './outbox.ts';

export type Services = {
  outbox: Outbox;
  pushToSubscribers: (event: PackageEvent) => Promise<void>;
  pushToPublic: (tracking: PublicTracking) => Promise<void>;
  endRight: (right: EndedRight) => Promise<void>;
  /** Answers the ids of those that were taken. */
  publishToTopic: (events: PackageEvent[]) => Promise<Set<string>>;
  /** Leaves word of an event that is not tried any more. */
  giveUp: (row: OutboxRow) => Promise<void>;
  /** Has it looked at whether packages are late, at this time. */
  watchAt: (time: Date) => Promise<void>;
  /** Has the relay woken at this time. */
  wakeAt: (time: Date) => Promise<void>;
  log: Log;
};

/** Some of the outbox is left: the caller, who retries, shall know. */
export class OutboxNotEmpty extends Error {
  override readonly name = 'OutboxNotEmpty';
}

const PACKAGES_AT_ONCE = 8;
/** One round of claimed rows takes less. */
const ROUND_MILLISECONDS = 10_000;

/** Hands on what is due, to subscribers and to the topic, until nothing is due or time is short. */
export const relay =
  (services: Services) =>
  async (timeLeft: () => number): Promise<void> => {
    const { outbox, log } = services;
    const untried: OutboxRow[] = [];
    const failed: OutboxRow[] = [];
    let handedOn = 0;
    let claimed = await outbox.claim();

    while (claimed.length > 0) {
      await report(services, claimed);
      const round = await handOnRound(services, claimed);
      await outbox.finish(round.done);
      handedOn += round.done.length;
      untried.push(...round.untried);
      failed.push(...round.failed);
      claimed = timeLeft() > ROUND_MILLISECONDS ? await outbox.claim() : [];
    }

    const isLeft = await giveBack(services, untried, failed);
    if (handedOn + failed.length > 0) {
      log({ message: 'relayed', handedOn, failed: failed.length });
    }
    if (isLeft || (timeLeft() <= ROUND_MILLISECONDS && (await outbox.hasDue()))) {
      throw new OutboxNotEmpty('Events are left to be handed on.');
    }
  };

async function handOnRound(services: Services, claimed: OutboxRow[]) {
  const rows = claimed.filter(({ isGivenUp }) => !isGivenUp);
  await endRights(services, rows);
  return watched(services, await handOn(services, rows));
}

/** A package is not done before it is certain that somebody looks when something is due for it. */
async function watched({ watchAt, log }: Services, outcome: HandedOn): Promise<HandedOn> {
  const done: OutboxRow[] = [];
  const failed: OutboxRow[] = [];
  for (const row of outcome.done) {
    try {
      if (row.dueAt) await watchAt(new Date(row.dueAt));
      done.push(row);
    } catch (fault) {
      log({ message: 'not watched', eventId: row.eventId, fault: faultName(fault) });
      failed.push(row);
    }
  }
  return { ...outcome, done, failed: [...outcome.failed, ...failed] };
}

/** Whether some of it is due at once. What is due later has the relay woken then, so that nothing waits for another scan. */
async function giveBack(
  { outbox, wakeAt }: Services,
  untried: OutboxRow[],
  failed: OutboxRow[],
): Promise<boolean> {
  if (untried.length + failed.length === 0) {
    return false;
  }
  const { isDue, nextDue } = await outbox.release({ untried, failed });
  if (nextDue) await wakeAt(nextDue);
  return isDue;
}

/** Whoever looks after the system hears of what was given up; who could not be told is told by the next round. */
async function report({ outbox, giveUp, log }: Services, claimed: OutboxRow[]): Promise<void> {
  const rows = claimed.filter(({ isGivenUp }) => isGivenUp);
  const told = await concurrently(1, rows, async (row) => {
    const { eventId, packageId } = row;
    try {
      await giveUp(row);
      log({ message: 'given up', eventId, packageId });
      return [row];
    } catch (fault) {
      log({ message: 'not reported', eventId, fault: faultName(fault) });
      return [];
    }
  });
  if (told.flat().length > 0) await outbox.report(told.flat());
}

/** All of them, before anything is pushed. One that fails holds nobody up: it was told once already. */
async function endRights({ outbox, endRight, log }: Services, rows: OutboxRow[]): Promise<void> {
  let ended = rows.find(({ endedRights }) => endedRights)?.endedRights ?? null;
  while (ended) {
    await concurrently(PACKAGES_AT_ONCE, ended.rights, (right) =>
      endRight(right).catch((fault: unknown) => log({ message: 'not ended', fault: faultName(fault) })),
    );
    ended = ended.next === null ? null : await outbox.moreEndedRights(ended.next);
  }
}
