import {
  GetPackageDocument,
  OnPackageEventDocument,
  PackageChangesDocument,
  type GetPackageQuery,
  type OnPackageEventSubscription,
} from '../../graphql/generated/graphql.ts';
import { dataOf, type Api } from './api.ts';
import { changesSince } from './changes-since.ts';
import { keepUp, type Finding } from './keep-up.ts';
import { observed, type Observed } from './observed.ts';
import { USUAL, type Settings } from './settings.ts';
import { versionLine, type VersionLine } from './version-line.ts';

type Package = NonNullable<GetPackageQuery['getPackage']>;
type PackageEvent = NonNullable<OnPackageEventSubscription['onPackageEvent']>;

export type FollowedPackage = {
  /** Null until it was read, and while the caller may not see it. Its version never falls. */
  package: Package | null;
  /** What has happened since it was first read, in the order of versions, without a gap; ahead of `package` for a moment. */
  events: readonly PackageEvent[];
  /** Whether pushes are arriving. */
  isLive: boolean;
  /** It was asked for, and there is none that the caller may see: there never was, or the right to it was taken away. */
  isGone: boolean;
};

/** Holds one package as it is. A push costs one query, however many come at once; quiet costs one query each five minutes. */
export function followPackage(
  api: Api,
  packageId: string,
  given: Partial<Settings> = {},
): Observed<FollowedPackage> & { close: () => void } {
  const held = observed<FollowedPackage>({ package: null, events: [], isLive: false, isGone: false });
  let line: VersionLine<PackageEvent> | null = null;
  /** Pushes that came before there was a line. */
  let early: PackageEvent[] = [];

  const isStale = (events: VersionLine<PackageEvent>) =>
    events.version() > (held.state.package?.version ?? 0);

  function take(events: readonly PackageEvent[]): boolean {
    const taken = line?.take(events) ?? [];
    if (taken.length > 0) held.change({ events: [...held.state.events, ...taken] });
    return taken.length > 0;
  }

  function begin(read: Package | null): void {
    line = read && versionLine(read.version);
    held.change({ package: read, events: [], isGone: read === null });
    take(early);
    early = [];
  }

  async function read(): Promise<void> {
    const { getPackage } = (await dataOf(api.query(GetPackageDocument, { id: packageId }))) ?? {};
    if (!line || !getPackage) return begin(getPackage ?? null);
    line.expect(getPackage.version);
    if (getPackage.version > (held.state.package?.version ?? 0)) held.change({ package: getPackage });
  }

  /** Answers whether something was missing. */
  async function fill(from: VersionLine<PackageEvent>): Promise<boolean> {
    let wasMissing = false;
    const isKnown = await changesSince(
      async (since) =>
        (await dataOf(api.query(PackageChangesDocument, { packageId, since })))?.packageChanges,
      `${from.version()}`,
      (events) => {
        wasMissing = take(events) || wasMissing;
      },
    );
    if (!isKnown) line = null;
    return wasMissing;
  }

  async function catchUp(isPoll: boolean): Promise<Finding> {
    const hadGap = line?.hasGap() ?? false;
    const wasMissing = line !== null && (isPoll || hadGap) && (await fill(line));
    if (!line || isStale(line)) await read();
    if (!line) return 'GONE';
    // of what was read now, the push may still be on its way
    if (line.hasGap() && !hadGap) keeping.wake();
    const isWell = !wasMissing && !isStale(line) && !(line.hasGap() && hadGap);
    return isWell ? 'WELL' : 'MISSED';
  }

  function push(event: PackageEvent): void {
    if (!line) early.push(event);
    if (take([event]) || line?.hasGap()) keeping.wake();
  }

  const keeping = keepUp(
    {
      subscribe: (subscriber) =>
        api.subscribe(
          OnPackageEventDocument,
          { packageId },
          { ...subscriber, next: ({ onPackageEvent }) => onPackageEvent && push(onPackageEvent) },
        ),
      catchUp,
      onLive: (isLive) => held.change({ isLive }),
    },
    { ...USUAL, ...given },
  );
  return Object.assign(held, { close: keeping.close });
}
