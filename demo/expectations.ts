import type { PlannedPackage } from './day.ts';

export type ExpectedPush = { officeCode: string; version: number };

/** The pushes a package's events cause: all to its origin and destination, those that touch the hub also there. */
export function expectedPushes({ origin, hub, destination, scans }: PlannedPackage): ExpectedPush[] {
  const versions = [1, ...scans.map((_, index) => index + 2)];
  const atHub = scans.flatMap(({ officeCode }, index) => (officeCode === hub ? [index + 2] : []));
  return [
    ...versions.flatMap((version) => [
      { officeCode: origin, version },
      { officeCode: destination, version },
    ]),
    ...atHub.map((version) => ({ officeCode: hub as string, version })),
  ];
}

/** The recipient is told when it is received at the destination and when it is ready for pickup. */
export function expectedMessages({ destination, scans }: PlannedPackage): number {
  return scans.filter(
    ({ kind, officeCode }) => kind === 'SHELVE' || (kind === 'RECEIVE' && officeCode === destination),
  ).length;
}
