import type { PackageEvent, PublicTracking } from '../../graphql/generated/graphql.ts';
import { faultName, type Log } from '../log.ts';
import { concurrently } from './concurrently.ts';
import type { EndedRight, Outbox, OutboxRow } from './outbox.ts';
import { BATCH_SIZE } from './topic.ts';

export type Services = {
  outbox: Outbox;
  pushToSubscribers: (event: PackageEvent) => Promise<void>;
  pushToPublic: (tracking: PublicTracking) => Promise<void>;
  endRight: (right: EndedRight) => Promise<void>;
  /** Answers the ids of those that were taken. */
  publishToTopic: (events: PackageEvent[]) => Promise<Set<string>>;
  log: Log;
};

/** Some of the outbox is left: the caller, who retries, shall know. */
export class OutboxNotEmpty extends Error {
  override readonly name = 'OutboxNotEmpty';
}

const PACKAGES_AT_ONCE = 8;
/** One round of claimed rows takes less. */
const ROUND_MILLISECONDS = 10_000;

/** Hands on what has been recorded, to subscribers and to the topic, until nothing is due or time is short. */
export const relay =
  (services: Services) =>
  async (timeLeft: () => number): Promise<void> => {
    const { outbox, log } = services;
    const failed: OutboxRow[] = [];
    let handedOn = 0;
    let claimed = await outbox.claim();

    while (claimed.length > 0) {
      const done = await handOn(services, claimed);
      await outbox.finish([...done]);
      handedOn += done.size;
      failed.push(...claimed.filter((row) => !done.has(row)));
      claimed = timeLeft() > ROUND_MILLISECONDS ? await outbox.claim() : [];
    }

    if (failed.length > 0) {
      await outbox.release(failed);
    }
    if (handedOn + failed.length > 0) {
      log({ message: 'relayed', handedOn, failed: failed.length });
    }
    if (failed.length > 0 || (timeLeft() <= ROUND_MILLISECONDS && (await outbox.hasDue()))) {
      throw new OutboxNotEmpty('Events are left to be handed on.');
    }
  };

async function handOn(services: Services, claimed: OutboxRow[]): Promise<Set<OutboxRow>> {
  await endRights(services, claimed);
  const pushed = await concurrently(PACKAGES_AT_ONCE, byPackage(eachOnce(claimed)), (rows) =>
    pushInOrder(services, rows),
  );
  const published = await concurrently(1, batchesOf(pushed.flat()), (events) => publish(services, events));
  const done = new Set(published.flat().map(({ id }) => id));
  return new Set(claimed.filter(({ event }) => done.has(event.id)));
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

/** Each event once: one that is handed on again may stand beside itself. The later row has what the public may know. */
function eachOnce(rows: OutboxRow[]): OutboxRow[] {
  return [...new Map(rows.map((row) => [row.event.id, row])).values()];
}

/** Stops at the first that fails: a later event never overtakes an earlier one of its package. */
async function pushInOrder(
  { pushToSubscribers, pushToPublic, log }: Services,
  rows: OutboxRow[],
): Promise<PackageEvent[]> {
  const pushed: PackageEvent[] = [];
  for (const { event, publicTracking } of rows) {
    try {
      await pushToSubscribers(event);
      if (publicTracking) await pushToPublic(publicTracking);
    } catch (fault) {
      log({ message: 'not pushed', eventId: event.id, fault: faultName(fault) });
      return pushed;
    }
    pushed.push(event);
  }
  return pushed;
}

async function publish({ publishToTopic, log }: Services, events: PackageEvent[]): Promise<PackageEvent[]> {
  try {
    const taken = await publishToTopic(events);
    return events.filter(({ id }) => taken.has(id));
  } catch (fault) {
    log({ message: 'not published', events: events.length, fault: faultName(fault) });
    return [];
  }
}

function byPackage(rows: OutboxRow[]): OutboxRow[][] {
  const packages = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    packages.set(row.event.packageId, [...(packages.get(row.event.packageId) ?? []), row]);
  }
  return [...packages.values()];
}

function batchesOf(events: PackageEvent[]): PackageEvent[][] {
  const count = Math.ceil(events.length / BATCH_SIZE);
  return Array.from({ length: count }, (_, index) =>
    events.slice(index * BATCH_SIZE, (index + 1) * BATCH_SIZE),
  );
}
