import { describe, expect, it } from 'vitest';
import type { PackageEvent, PublicTracking } from '../../graphql/generated/graphql.ts';
import { aPackageEvent } from '../../test/a-package-event.ts';
import type { LogEntry } from '../log.ts';
import type { EndedRight, Outbox, OutboxRow } from './outbox.ts';
import { OutboxNotEmpty, relay } from './relay.ts';

const plentyOfTime = () => 30_000;
const RIGHT = { userId: 'ana', officeId: 'lis' };

function publicOf({ trackingNumber, version, status, recordedAt }: PackageEvent): PublicTracking {
  const unknown = { place: null, destination: null, promisedAt: null, isDelayed: false, steps: [] };
  return { trackingNumber, version, status, updatedAt: recordedAt, ...unknown };
}

type Row = OutboxRow & { event: PackageEvent };

/** An outbox in memory that hands out two rows at a time. */
function anOutbox(events: PackageEvent[], isUnreadable: (event: PackageEvent) => boolean) {
  const waiting: Row[] = events.map((event, id) => ({
    id,
    packageId: event.packageId,
    eventId: event.id,
    isGivenUp: false,
    event,
    publicTracking: publicOf(event),
    endedRights: id === 0 ? { rights: [RIGHT], next: 1 } : null,
  }));
  const leased = new Set<number>();
  const released: { untried: string[]; failed: string[] } = { untried: [], failed: [] };
  const reported: string[] = [];
  const outbox: Outbox = {
    claim: async () => {
      const claimed = waiting.filter(({ id }) => !leased.has(id)).slice(0, 2);
      claimed.forEach(({ id }) => leased.add(id));
      return claimed.map((row) => (isUnreadable(row.event) ? { ...row, event: undefined } : row));
    },
    moreEndedRights: async (next) => (next < 3 ? { rights: [RIGHT], next: next + 1 } : null),
    finish: async (rows) =>
      rows.forEach((row) =>
        waiting.splice(
          waiting.findIndex(({ id }) => id === row.id),
          1,
        ),
      ),
    release: async ({ untried, failed }) => {
      [...untried, ...failed].forEach(({ id }) => leased.delete(id));
      released.untried.push(...untried.map(({ eventId }) => eventId));
      released.failed.push(...failed.map(({ eventId }) => eventId));
      return { isDue: true, nextDue: null };
    },
    report: async (rows) => {
      reported.push(...rows.map(({ eventId }) => eventId));
    },
    hasDue: async () => waiting.length > 0,
  };
  const freeIds = () => waiting.filter(({ id }) => !leased.has(id)).map(({ event }) => event.id);
  return { outbox, waiting, freeIds, released, reported };
}

type Refusing = {
  push?: string[];
  topic?: string[];
  publicVersion?: number;
  endOfRight?: boolean;
  reading?: string;
  word?: boolean;
  watch?: boolean;
};

function aRelay(events: PackageEvent[], refusing: Refusing = {}) {
  const { outbox, ...seen } = anOutbox(events, ({ id }) => id === refusing.reading);
  const pushed: PackageEvent[] = [];
  const told: PublicTracking[] = [];
  const published: PackageEvent[] = [];
  const logged: LogEntry[] = [];
  const ended: { right: EndedRight; before: number }[] = [];
  const words: string[] = [];
  const wakes: Date[] = [];
  const watches: string[] = [];
  const run = relay({
    outbox,
    giveUp: async ({ eventId }) => {
      if (refusing.word) throw new Error('no queue');
      words.push(eventId);
    },
    wakeAt: async (time) => void wakes.push(time),
    watchAt: async (due) => {
      if (refusing.watch) throw new Error('no schedule');
      watches.push(due.toISOString());
    },
    endRight: async (right) => {
      if (refusing.endOfRight) throw new Error('too many');
      ended.push({ right, before: pushed.length });
    },
    pushToSubscribers: async (event) => {
      if (refusing.push?.includes(event.id)) throw new Error(`not for ${event.handedOverBy}`);
      pushed.push(event);
    },
    pushToPublic: async (tracking) => {
      if (tracking.version === refusing.publicVersion) throw new Error('too many');
      told.push(tracking);
    },
    publishToTopic: async (batch) => {
      const taken = batch.filter(({ id }) => !refusing.topic?.includes(id));
      published.push(...taken);
      return new Set(taken.map(({ id }) => id));
    },
    log: (entry) => logged.push(entry),
  });
  return { run, outbox, pushed, told, published, logged, ended, words, wakes, watches, ...seen };
}

const idsOf = (events: PackageEvent[]) => events.map(({ id }) => id);

describe('relay', () => {
  it('sees to it that somebody looks when something is due, and gives back what nobody would look at', async () => {
    const event = aPackageEvent({ packageId: 'a' });
    const DUE = '2026-11-30T18:00:00.000Z';
    const { run, waiting, watches } = aRelay([event, aPackageEvent({ packageId: 'b' })]);
    (waiting[0] as Row).dueAt = DUE;

    await run(plentyOfTime);
    expect(watches).toEqual([DUE]);

    const refused = aRelay([event], { watch: true });
    (refused.waiting[0] as Row).dueAt = DUE;
    await expect(refused.run(() => 0)).rejects.toThrow(OutboxNotEmpty);
    expect(refused.released.failed).toEqual([event.id]);
  });

  it('hands every event on, to subscribers and to the topic, until the outbox is empty', async () => {
    const events = ['a', 'b', 'c', 'd', 'e'].map((packageId) => aPackageEvent({ packageId }));
    const { run, pushed, published, freeIds } = aRelay(events);

    await run(plentyOfTime);

    expect(idsOf(pushed)).toEqual(idsOf(events));
    expect(idsOf(published)).toEqual(idsOf(events));
    expect(freeIds()).toEqual([]);
  });

  it('ends all that rests on rights that were taken away before it pushes, and pushes also where it cannot', async () => {
    const events = ['a', 'b', 'c'].map((packageId) => aPackageEvent({ packageId }));
    const [works, fails] = [aRelay(events), aRelay(events, { endOfRight: true })];

    await works.run(plentyOfTime);
    await fails.run(plentyOfTime);

    expect(works.ended).toEqual(Array(3).fill({ right: RIGHT, before: 0 }));
    expect([works.pushed.length, fails.pushed.length]).toEqual([3, 3]);
    expect(fails.logged).toContainEqual(expect.objectContaining({ message: 'not ended' }));
  });

  it('keeps an event that was refused, and what follows it in its package, and goes on with the others', async () => {
    const [first, second] = [aPackageEvent(), aPackageEvent()];
    const other = aPackageEvent({ packageId: 'another' });
    const { run, pushed, freeIds } = aRelay([first, second, other], { push: [first.id] });

    await expect(run(plentyOfTime)).rejects.toThrow(OutboxNotEmpty);

    expect(idsOf(pushed)).toEqual([other.id]);
    expect(freeIds()).toEqual([first.id, second.id]);
  });

  it('tells the public after those who may know more', async () => {
    const events = [aPackageEvent(), aPackageEvent()];
    const { run, pushed, told } = aRelay(events);

    await run(plentyOfTime);

    expect(told.map(({ version }) => version)).toEqual(pushed.map(({ version }) => version));
  });

  it('keeps an event that the public could not be told of, and what follows it in its package', async () => {
    const [first, second] = [aPackageEvent(), aPackageEvent()];
    const other = aPackageEvent({ packageId: 'another' });
    const { run, told, published, freeIds } = aRelay([first, second, other], {
      publicVersion: first.version,
    });

    await expect(run(plentyOfTime)).rejects.toThrow(OutboxNotEmpty);

    expect(told.map(({ version }) => version)).toEqual([other.version]);
    expect(idsOf(published)).toEqual([other.id]);
    expect(freeIds()).toEqual([first.id, second.id]);
  });

  it('keeps an event that the topic did not take', async () => {
    const [taken, refused] = [aPackageEvent({ packageId: 'a' }), aPackageEvent({ packageId: 'b' })];
    const { run, freeIds } = aRelay([taken, refused], { topic: [refused.id] });

    await expect(run(plentyOfTime)).rejects.toThrow(OutboxNotEmpty);

    expect(freeIds()).toEqual([refused.id]);
  });

  it('hands on once what stands twice, and keeps or finishes both rows', async () => {
    const [event, other] = [aPackageEvent(), aPackageEvent({ packageId: 'another' })];
    const works = aRelay([event, event]);
    const fails = aRelay([event, event, other], { topic: [event.id] });

    await works.run(plentyOfTime);
    await expect(fails.run(plentyOfTime)).rejects.toThrow(OutboxNotEmpty);

    expect(idsOf(works.pushed)).toEqual([event.id]);
    expect(idsOf(works.published)).toEqual([event.id]);
    expect(works.freeIds()).toEqual([]);
    expect(fails.freeIds()).toEqual([event.id, event.id]);
  });

  it('counts a try for what failed, and none for what only stood behind it', async () => {
    const events = [aPackageEvent(), aPackageEvent()];
    const [first, second] = idsOf(events) as [string, string];
    const [notPushed, notTaken] = [aRelay(events, { push: [first] }), aRelay(events, { topic: [first] })];

    await expect(notPushed.run(plentyOfTime)).rejects.toThrow(OutboxNotEmpty);
    await expect(notTaken.run(plentyOfTime)).rejects.toThrow(OutboxNotEmpty);

    expect(notPushed.released).toEqual({ failed: [first], untried: [second] });
    // the topic took the second, which stays behind the first all the same
    expect(idsOf(notTaken.published)).toEqual([second]);
    expect(notTaken.released).toEqual({ failed: [first], untried: [second] });
  });

  it('keeps an event that cannot be told, and goes on with other packages', async () => {
    const [unreadable, other] = [aPackageEvent(), aPackageEvent({ packageId: 'another' })];
    const { run, pushed, freeIds } = aRelay([unreadable, other], { reading: unreadable.id });

    await expect(run(plentyOfTime)).rejects.toThrow(OutboxNotEmpty);

    expect(idsOf(pushed)).toEqual([other.id]);
    expect(freeIds()).toEqual([unreadable.id]);
  });

  it('leaves word of what was given up instead of handing it on, and goes on with other packages', async () => {
    const [dead, other] = [aPackageEvent(), aPackageEvent({ packageId: 'another' })];
    const [works, fails] = [aRelay([dead, other]), aRelay([dead, other], { word: true })];
    for (const { waiting } of [works, fails]) (waiting[0] as Row).isGivenUp = true;

    await works.run(plentyOfTime);
    await fails.run(plentyOfTime);

    expect([works.words, works.reported, idsOf(works.pushed)]).toEqual([[dead.id], [dead.id], [other.id]]);
    expect([fails.words, fails.reported, idsOf(fails.pushed)]).toEqual([[], [], [other.id]]);
  });

  it('is woken when what failed several times is due again, and does not ask to be tried before', async () => {
    const nextDue = new Date('2026-02-01T12:00:08Z');
    const event = aPackageEvent();
    const { run, outbox, wakes } = aRelay([event], { push: [event.id] });
    outbox.release = async () => ({ isDue: false, nextDue });

    await run(plentyOfTime);

    expect(wakes).toEqual([nextDue]);
  });

  it('stops when time is short, and says so where events are left', async () => {
    const events = [aPackageEvent(), aPackageEvent(), aPackageEvent()];
    const { run, pushed } = aRelay(events);

    await expect(run(() => 5_000)).rejects.toThrow(OutboxNotEmpty);

    expect(idsOf(pushed)).toEqual(idsOf(events.slice(0, 2)));
  });

  it('logs ids and no persons', async () => {
    const event = aPackageEvent({ handedOverBy: 'Ana Silva' });
    const { run, logged } = aRelay([event], { push: [event.id] });

    await expect(run(plentyOfTime)).rejects.toThrow(OutboxNotEmpty);

    expect(JSON.stringify(logged)).toContain(event.id);
    expect(JSON.stringify(logged)).not.toContain('Ana');
  });
});
