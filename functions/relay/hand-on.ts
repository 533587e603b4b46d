import type { PackageEvent, PublicTracking } from '../../graphql/generated/graphql.ts';
import { faultName, type Log } from '../log.ts';
import { concurrently } from './concurrently.ts';
import type { OutboxRow } from './outbox.ts';
import { BATCH_SIZE } from './topic.ts';

type Services = {
  pushToSubscribers: (event: PackageEvent) => Promise<void>;
  pushToPublic: (tracking: PublicTracking) => Promise<void>;
  publishToTopic: (events: PackageEvent[]) => Promise<Set<string>>;
  log: Log;
};

/** What became of rows: of each package the first that failed is told from those that only stand behind it. */
export type HandedOn = { done: OutboxRow[]; failed: OutboxRow[]; untried: OutboxRow[] };

type Readable = OutboxRow & { event: PackageEvent };

const PACKAGES_AT_ONCE = 8;

/** To subscribers and then to the topic: nothing of a package overtakes what failed. */
export async function handOn(services: Services, rows: OutboxRow[]): Promise<HandedOn> {
  const pushed = await concurrently(PACKAGES_AT_ONCE, byPackage(eachOnce(rows)), (ofPackage) =>
    pushInOrder(services, ofPackage),
  );
  const done = await publishInOrder(services, pushed.flat());
  return sorted(rows, done);
}

/** Each event once: one that is handed on again may stand beside itself. The later row has what the public may know. */
function eachOnce(rows: OutboxRow[]): OutboxRow[] {
  return [...new Map(rows.map((row) => [row.eventId, row])).values()];
}

/** Stops at the first that fails: a later event never overtakes an earlier one of its package. */
async function pushInOrder(
  { pushToSubscribers, pushToPublic, log }: Services,
  rows: OutboxRow[],
): Promise<Readable[]> {
  const pushed: Readable[] = [];
  for (const row of rows) {
    try {
      const { event, publicTracking } = row;
      if (!event) throw new Unreadable();
      await pushToSubscribers(event);
      if (publicTracking) await pushToPublic(publicTracking);
      pushed.push({ ...row, event });
    } catch (fault) {
      log({ message: 'not pushed', eventId: row.eventId, fault: faultName(fault) });
      return pushed;
    }
  }
  return pushed;
}

/** The database has it, and cannot tell it. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** The ids of the events that the topic took, and nothing of a package after one that it did not take. */
async function publishInOrder(services: Services, rows: Readable[]): Promise<Set<string>> {
  const held = new Set<string>();
  const done = new Set<string>();
  for (let start = 0; start < rows.length; start += BATCH_SIZE) {
    const batch = rows.slice(start, start + BATCH_SIZE).filter(({ packageId }) => !held.has(packageId));
    const taken = await publish(
      services,
      batch.map(({ event }) => event),
    );
    for (const { packageId, eventId } of batch) {
      if (!taken.has(eventId)) held.add(packageId);
      if (!held.has(packageId)) done.add(eventId);
    }
  }
  return done;
}

async function publish({ publishToTopic, log }: Services, events: PackageEvent[]): Promise<Set<string>> {
  if (events.length === 0) {
    return new Set();
  }
  try {
    return await publishToTopic(events);
  } catch (fault) {
    log({ message: 'not published', events: events.length, fault: faultName(fault) });
    return new Set();
  }
}

function byPackage(rows: OutboxRow[]): OutboxRow[][] {
  const packages = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    packages.set(row.packageId, [...(packages.get(row.packageId) ?? []), row]);
  }
  return [...packages.values()];
}

function sorted(rows: OutboxRow[], done: Set<string>): HandedOn {
  const outcome: HandedOn = { done: [], failed: [], untried: [] };
  for (const ofPackage of byPackage(rows)) {
    const left = ofPackage.filter(({ eventId }) => !done.has(eventId));
    outcome.done.push(...ofPackage.filter(({ eventId }) => done.has(eventId)));
    outcome.failed.push(...left.slice(0, 1));
    outcome.untried.push(...left.slice(1));
  }
  return outcome;
}
