import {
  ListPackagesDocument,
  OnOfficeEventDocument,
  PackageChangesDocument,
  type ListPackagesQuery,
  type ListPackagesQueryVariables,
  type OnOfficeEventSubscription,
  type PackageFilter,
  type PackageStatus,
} from '../../graphql/generated/graphql.ts';
import { dataOf, type Api } from './api.ts';
import { changesSince } from './changes-since.ts';
import { keepUp, type Finding } from './keep-up.ts';
import { observed, type Observed } from './observed.ts';
import { USUAL, type Settings } from './settings.ts';

type OfficeEvent = Pick<
  NonNullable<OnOfficeEventSubscription['onOfficeEvent']>,
  'packageId' | 'trackingNumber' | 'version' | 'status'
>;

export type PackageOfOffice = { id: string; trackingNumber: string; version: number; status: PackageStatus };

export type FollowedOffice = {
  /**
   * By id, as they were when they last concerned the office; none until they were listed. It is the same map from one state
   * to the next, always up to date, for a copy at each push would cost more the more it holds: compare the states, and copy it
   * to keep what it was.
   */
  packages: ReadonlyMap<string, PackageOfOffice>;
  isLive: boolean;
  /** It was asked for, and there is none where the caller works: there never was, or the right to it was taken away. */
  isGone: boolean;
};

/** Holds the packages of an office that fit the filter, and all that come to concern it. A push costs no query. */
export function followOffice(
  api: Api,
  officeId: string,
  { filter, ...given }: Partial<Settings> & { filter?: Partial<PackageFilter> } = {},
): Observed<FollowedOffice> & { close: () => void } {
  let packages = new Map<string, PackageOfOffice>();
  const held = observed<FollowedOffice>({ packages, isLive: false, isGone: false });
  let since: string | null = null;

  /** Keeps the newer of what is held and what has come; answers whether something was newer. */
  function take(found: readonly PackageOfOffice[]): boolean {
    let wasNew = false;
    for (const one of found) {
      if (one.version <= (packages.get(one.id)?.version ?? 0)) continue;
      packages.set(one.id, one);
      wasNew = true;
    }
    if (wasNew) held.change({ packages });
    return wasNew;
  }

  async function changes(from: string | null) {
    let wasNew = false;
    const to = await changesSince(
      async (place) =>
        (await dataOf(api.query(PackageChangesDocument, { officeId, since: place })))?.packageChanges,
      from,
      (events) => {
        wasNew = take(events.map(asPackage)) || wasNew;
      },
    );
    return { to, wasNew };
  }

  async function list(): Promise<void> {
    const listed: PackageOfOffice[] = [];
    let nextToken: string | null = null;
    do {
      const variables: ListPackagesQueryVariables = {
        filter: { ...filter, officeId },
        limit: 100,
        nextToken,
      };
      const page: ListPackagesQuery['listPackages'] | undefined = (
        await dataOf(api.query(ListPackagesDocument, variables))
      )?.listPackages;
      listed.push(...(page?.items ?? []));
      nextToken = page?.nextToken ?? null;
    } while (nextToken);
    take(listed);
  }

  async function catchUp(isPoll: boolean): Promise<Finding> {
    if (since !== null) {
      const { to, wasNew } = await changes(since);
      if (to !== null) {
        since = to;
        return isPoll && wasNew ? 'MISSED' : 'WELL';
      }
      since = null;
      packages = new Map();
      held.change({ packages });
    }
    // what is listed is newer than the place that was taken before
    const { to } = await changes(null);
    if (to !== null) await list();
    since = to;
    if (held.state.isGone !== (to === null)) held.change({ isGone: to === null });
    return to === null ? 'GONE' : 'WELL';
  }

  function push(event: OfficeEvent): void {
    const known = packages.get(event.packageId);
    if (known && event.version > known.version + 1) keeping.wake();
    take([asPackage(event)]);
  }

  const keeping = keepUp(
    {
      subscribe: (subscriber) =>
        api.subscribe(
          OnOfficeEventDocument,
          { officeId },
          { ...subscriber, next: ({ onOfficeEvent }) => onOfficeEvent && push(onOfficeEvent) },
        ),
      catchUp,
      onLive: (isLive) => held.change({ isLive }),
    },
    { ...USUAL, ...given },
  );
  return Object.assign(held, { close: keeping.close });
}

function asPackage({ packageId, trackingNumber, version, status }: OfficeEvent): PackageOfOffice {
  return { id: packageId, trackingNumber, version, status };
}
