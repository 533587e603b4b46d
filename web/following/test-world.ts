import {
  GetPackageDocument,
  ListPackagesDocument,
  PackageChangesDocument,
  type PackageStatus,
} from '../../graphql/generated/graphql.ts';
import type { Api, Subscriber } from './api.ts';
import { testClock, type TestClock } from './test-clock.ts';

export type Happening = { packageId: string; trackingNumber: string; version: number; status: PackageStatus };

/** What becomes of the push of one event. */
export type Fate = { delay?: number; isLost?: boolean; isDoubled?: boolean };

type Follower = Omit<Subscriber<never>, 'next'> & {
  next: (event: Happening) => void;
  concerns: (event: Happening) => boolean;
};

export type TestWorld = {
  clock: TestClock;
  api: Api;
  /** Everything that has happened, in the order of recording. */
  events: Happening[];
  happen: (packageId: string, status: PackageStatus, fate?: Fate) => void;
  latest: (packageId: string) => Happening | undefined;
  cutSockets: () => void;
  /** As a client does that subscribes again by itself; answers how to let it. */
  interruptSockets: () => () => void;
  /** As long as it lasts, nothing is answered and nobody can subscribe. */
  setOutage: (isOut: boolean) => void;
  /** How many of the latest events a package does not show yet when it is read. */
  setLag: (lag: number) => void;
  /** Whether the right to everything was taken away: subscriptions end, of which some clients are not told. */
  setForbidden: (isForbidden: boolean, isTold?: boolean) => void;
  /** Ends all subscriptions as the server does, of which the client is not told. */
  endUntold: () => void;
  /** The names of the operations that were asked. */
  asked: string[];
  /** Undoes what came last, as a restore of the database does. */
  restore: (count: number) => void;
};

const LATENCY = 20;

/** For tests: a tracking system as its API shows it, with a network as bad as a test wants it; one office has all packages. */
export function testWorld(): TestWorld {
  const clock = testClock();
  const events: Happening[] = [];
  const asked: string[] = [];
  const followers = new Set<Follower>();
  let isOut = false;
  let isForbidden = false;
  let lag = 0;
  let epoch = 1;
  const eventsOf = (packageId: string) => events.filter((event) => event.packageId === packageId);
  const latest = (packageId: string) => eventsOf(packageId).at(-1);
  const asPackage = ({ packageId, ...event }: Happening) => ({ id: packageId, ...event });

  function answer(document: unknown, variables: Record<string, string | number | null>): unknown {
    if (isForbidden) return { getPackage: null, packageChanges: null };
    const { id, packageId, since } = variables;
    if (document === GetPackageDocument) {
      const found = eventsOf(`${id}`).at(-1 - lag);
      return { getPackage: found ? asPackage(found) : null };
    }
    if (document === ListPackagesDocument) {
      const ids = [...new Set(events.map((event) => event.packageId))];
      return {
        listPackages: { items: ids.map((one) => asPackage(latest(one) as Happening)), nextToken: null },
      };
    }
    if (packageId) return { packageChanges: pageOf(eventsOf(`${packageId}`), Number(since), 3) };
    const [of, place] = `${since ?? `${epoch}-${events.length}`}`.split('-');
    const page = Number(of) === epoch ? pageOf(events, Number(place), 3) : null;
    return { packageChanges: page && { ...page, since: `${epoch}-${page.since}` } };
  }

  function push(event: Happening, { delay = 30, isLost, isDoubled }: Fate): void {
    if (isLost) return;
    for (const follower of followers) {
      if (!follower.concerns(event)) continue;
      const deliver = () => followers.has(follower) && follower.next(event);
      clock.after(delay, deliver);
      if (isDoubled) clock.after(2 * delay, deliver);
    }
  }

  const api = {
    query: async (document: unknown, variables: Record<string, string | null>) => {
      asked.push(nameOf(document));
      await clock.wait(LATENCY);
      if (isOut) throw new Error('nobody is there');
      const data = answer(document, variables) as Record<string, unknown>;
      await clock.wait(LATENCY);
      const isRefused =
        !isForbidden && document === PackageChangesDocument && data['packageChanges'] === null;
      return isRefused ? { data, errors: [{ errorType: 'INVALID_INPUT', message: 'since' }] } : { data };
    },
    subscribe: (_: unknown, { packageId }: Record<string, string>, { next, ...told }: Subscriber<object>) => {
      const follower: Follower = {
        next: (event) => next({ onPackageEvent: event, onOfficeEvent: event }),
        ...told,
        concerns: (event) => !packageId || event.packageId === packageId,
      };
      const cancel = clock.after(LATENCY, () => {
        if (isOut || isForbidden) return told.lost();
        followers.add(follower);
        told.ready();
      });
      return () => {
        cancel();
        followers.delete(follower);
      };
    },
  } as unknown as Api;

  return {
    clock,
    api,
    events,
    asked,
    latest,
    happen: (packageId, status, fate = {}) => {
      const version = (latest(packageId)?.version ?? 0) + 1;
      const event = { packageId, trackingNumber: `TN ${packageId}`, version, status };
      events.push(event);
      push(event, fate);
    },
    cutSockets: () => {
      const cut = [...followers];
      followers.clear();
      cut.forEach(({ lost }) => lost());
    },
    interruptSockets: () => {
      const interrupted = [...followers];
      followers.clear();
      interrupted.forEach((one) => one.interrupted());
      return () =>
        interrupted.forEach((one) => {
          followers.add(one);
          one.ready();
        });
    },
    setOutage: (is) => {
      isOut = is;
    },
    setForbidden: (is, isTold = true) => {
      isForbidden = is;
      const ended = is ? [...followers] : [];
      ended.forEach((one) => followers.delete(one));
      if (isTold) ended.forEach(({ lost }) => lost());
    },
    endUntold: () => followers.clear(),
    setLag: (count) => {
      lag = count;
    },
    restore: (count) => {
      events.splice(-count);
      epoch += 1;
    },
  };
}

function pageOf(of: Happening[], since: number, limit: number) {
  if (since > of.length) return null;
  const items = of.slice(since, since + limit);
  return { items, since: `${since + items.length}`, hasMore: of.length > since + items.length };
}

function nameOf(document: unknown): string {
  if (document === GetPackageDocument) return 'getPackage';
  return document === ListPackagesDocument ? 'listPackages' : 'packageChanges';
}
