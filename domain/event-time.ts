import type { PackageEvent } from '../graphql/generated/graphql.ts';

type EventTimes = Pick<PackageEvent, 'occurredAt' | 'recordedAt'>;

/** How far ahead of ours the clock of a scanner may be. */
const TOLERANCE = 5 * 60 * 1000;
/** A scanner that lost its battery thinks it is 1970. */
const EARLIEST = Date.UTC(2000, 0, 1);

/** Whether the scanner's clock cannot be right. */
export function isClockSkewed({ occurredAt, recordedAt }: EventTimes): boolean {
  const occurred = Date.parse(occurredAt);
  return occurred > Date.parse(recordedAt) + TOLERANCE || occurred < EARLIEST;
}

/** The moment by which an event is ordered, in milliseconds: when it happened, if the clock that says so can be right. */
export function orderedAt(event: EventTimes): number {
  return Date.parse(isClockSkewed(event) ? event.recordedAt : event.occurredAt);
}
