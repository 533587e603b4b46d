import { byTimeRankAndId, type JourneyEvent } from '../domain/journey.ts';
import { notificationMatrix } from '../domain/notification-matrix.ts';
import { noticesOf } from '../domain/notices.ts';
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

/** What the matrix says that sender and recipient hear, who have chosen nothing but a channel: kind, role and channel of each. */
export function expectedMessages({
  origin,
  destination,
  sender,
  recipient,
  scans,
}: PlannedPackage): string[] {
  const events = scans.map(({ scanId, kind, officeCode, occurredAt }): JourneyEvent => {
    const at = occurredAt.toISOString();
    const said = { exceptionKind: null, voidsEventId: null, locationId: null };
    return { id: scanId, kind, officeId: officeCode, occurredAt: at, recordedAt: at, ...said };
  });
  const route = { originOfficeId: origin, destinationOfficeId: destination };
  const people = [
    { role: 'RECIPIENT', channel: recipient.notifyBy },
    { role: 'SENDER', channel: sender.notifyBy },
  ] as const;
  return noticesOf(events.toSorted(byTimeRankAndId), route).flatMap(([, kind]) =>
    people
      .filter(({ role, channel }) => notificationMatrix[kind][role][channel] === 'ON')
      .map(({ role, channel }) => `${kind} ${role} ${channel}`),
  );
}
