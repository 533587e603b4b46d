import type { ExceptionKind, PackageEvent, PackageStatus } from '../graphql/generated/graphql.ts';
import { eventKinds } from './event-kind.ts';
import { journeyTable } from './journey-table.ts';
import { isClockSkewed, orderedAt } from './event-time.ts';
import { exceptionsClosedBy } from './exceptions.ts';
import { noticeOf } from './notifications.ts';
import {
  NOTED,
  NOTHING,
  PLACES,
  isByPlace,
  type ByPlace,
  type Place,
  type Transition,
} from './transition.ts';

export type JourneyEvent = Pick<
  PackageEvent,
  'id' | 'kind' | 'occurredAt' | 'recordedAt' | 'voidsEventId' | 'exceptionKind'
> & { readonly officeId: string | null; readonly locationId: string | null };

/** From where to where a package is meant to go, as far as it is known. */
export type Route = { readonly originOfficeId: string; readonly destinationOfficeId: string | null };

/** What was wrong from one event to another. */
export type ClosedException = {
  readonly kind: ExceptionKind;
  readonly openedByEventId: string;
  readonly closedByEventId: string;
};

export type Journey = {
  readonly status: PackageStatus;
  /** The office it is at; null between offices. */
  readonly officeId: string | null;
  /** Where it was last seen. */
  readonly locationId: string | null;
  readonly journey: number;
  readonly attempts: number;
  readonly statusBeforeLoss: PackageStatus | null;
  /** What is wrong now, and the event that opened it. */
  readonly openExceptions: Readonly<Partial<Record<ExceptionKind, string>>>;
  readonly closedExceptions: readonly ClosedException[];
  /** Events that were kept and changed nothing. */
  readonly uncountedEventIds: readonly string[];
  readonly voidedEventIds: readonly string[];
  /** Events that brought the recipient something to hear of. */
  readonly noticeEventIds: readonly string[];
};

const START: Journey = {
  status: 'REGISTERED',
  officeId: null,
  locationId: null,
  journey: 1,
  attempts: 0,
  statusBeforeLoss: null,
  openExceptions: {},
  closedExceptions: [],
  uncountedEventIds: [],
  voidedEventIds: [],
  noticeEventIds: [],
};

/** Where a package is and what is wrong with it: what its events say, in whatever order and how often they were heard. */
export function journeyOf(events: readonly JourneyEvent[], route: Route): Journey {
  const voided = new Set(events.map((event) => event.voidsEventId));
  const each = new Map(events.map((event) => [event.id, event]));
  return [...each.values()]
    .filter((event) => !voided.has(event.id))
    .toSorted(byTimeRankAndId)
    .reduce((journey, event) => step(journey, event, route), START);
}

export function byTimeRankAndId(one: JourneyEvent, other: JourneyEvent): number {
  return (
    orderedAt(one) - orderedAt(other) ||
    eventKinds[one.kind].rank - eventKinds[other.kind].rank ||
    (one.id < other.id ? -1 : 1)
  );
}

export function step(before: Journey, event: JourneyEvent, route: Route): Journey {
  const transition = transitionOf(before, event, route);
  const { to, isCounted, reopens } = transition;
  const status = reopens ? (before.statusBeforeLoss ?? before.status) : (to ?? before.status);
  return {
    status,
    ...placeAfter(before, event, transition),
    journey: before.journey + (transition.startsJourney ? 1 : 0),
    attempts: transition.startsJourney ? 0 : before.attempts + (transition.failsAttempt ? 1 : 0),
    statusBeforeLoss: to === 'LOST' ? before.status : before.statusBeforeLoss,
    ...exceptionsAfter(before, event, transition),
    uncountedEventIds: isCounted ? before.uncountedEventIds : [...before.uncountedEventIds, event.id],
    voidedEventIds:
      isCounted && event.voidsEventId
        ? [...before.voidedEventIds, event.voidsEventId]
        : before.voidedEventIds,
    noticeEventIds: noticeOf(event.kind, before.status, transition)
      ? [...before.noticeEventIds, event.id]
      : before.noticeEventIds,
  };
}

/** What an event would do to a package now; also how an intention learns that it is refused. */
export function transitionOf(journey: Journey, event: JourneyEvent, route: Route): Transition {
  if (event.voidsEventId) return journey.voidedEventIds.includes(event.voidsEventId) ? NOTHING : NOTED;
  const cell = journeyTable[event.kind][journey.status];
  return isByPlace(cell) ? atPlace(cell, event.officeId, journey, route) : cell;
}

function atPlace(cell: ByPlace, officeId: string | null, journey: Journey, route: Route): Transition {
  const officeAt: Record<Place, string | null> = {
    origin: route.originOfficeId,
    destination: route.destinationOfficeId,
    here: journey.officeId,
    elsewhere: officeId,
  };
  const place = PLACES.find(
    (candidate) => cell[candidate] && officeId !== null && officeAt[candidate] === officeId,
  );
  return cell[place ?? 'elsewhere'] ?? cell.elsewhere;
}

function placeAfter(
  before: Journey,
  event: JourneyEvent,
  { isMove }: Transition,
): Pick<Journey, 'officeId' | 'locationId'> {
  const { presence } = eventKinds[event.kind];
  if (!isMove || presence === 'UNSEEN') return { officeId: before.officeId, locationId: before.locationId };
  const officeId = presence === 'ARRIVES' ? event.officeId : presence === 'LEAVES' ? null : before.officeId;
  // a carrier does not say where
  return { officeId, locationId: event.locationId ?? before.locationId };
}

/** One of a kind at a time: whoever opened it first is its opener until it closes. */
function exceptionsAfter(
  { openExceptions, closedExceptions }: Journey,
  event: JourneyEvent,
  transition: Transition,
): Pick<Journey, 'openExceptions' | 'closedExceptions'> {
  const closes = closedBy(event, transition).filter((kind) => openExceptions[kind]);
  const left = Object.entries(openExceptions).filter(([kind]) => !closes.some((closed) => closed === kind));
  const opened = openedBy(event, transition).map((kind) => [kind, event.id]);
  return {
    openExceptions: Object.fromEntries([...opened, ...left]) as Journey['openExceptions'],
    closedExceptions: [
      ...closedExceptions,
      ...closes.map((kind) => ({
        kind,
        openedByEventId: openExceptions[kind] ?? event.id,
        closedByEventId: event.id,
      })),
    ],
  };
}

function closedBy(event: JourneyEvent, transition: Transition): ExceptionKind[] {
  const named = endsException(event) && event.exceptionKind;
  return [...exceptionsClosedBy(event.kind, transition), ...(named ? [named] : [])];
}

function openedBy(event: JourneyEvent, { isCounted, opens }: Transition): ExceptionKind[] {
  const named = isCounted && !endsException(event) && event.exceptionKind;
  return [
    ...(opens ? [opens] : []),
    ...(named ? [named] : []),
    ...(isClockSkewed(event) ? ['CLOCK_SKEW' as const] : []),
  ];
}

/** The exception that these name is over; the one that any other names begins. */
function endsException({ kind }: JourneyEvent): boolean {
  return kind === 'RESOLVE_EXCEPTION' || kind === 'COMPLETE';
}
