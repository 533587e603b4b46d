import fc from 'fast-check';
import type { EventKind, Location, Office } from '../graphql/generated/graphql.ts';
import type { CustodyStep } from './custody.ts';
import type { EpcisHistory, EpcisStep } from './epcis.ts';
import { eventKinds } from './event-kind.ts';
import { orderedAt } from './event-time.ts';
import { byTimeRankAndId, journeyOf, transitionOf, type Journey, type JourneyEvent } from './journey.ts';

export const ROUTE = { originOfficeId: 'origin', destinationOfficeId: 'destination' };

export type SaidEvent = JourneyEvent & { handedOverTo: string | null; onVehicle: boolean };
type Said = Partial<SaidEvent> & { kind: EventKind; minute?: number };

export type FoldedEvent = {
  event: SaidEvent;
  before: Journey;
  after: Journey;
  isCounted: boolean;
  isGap: boolean;
};

/** One event a minute after a registration, at the origin, unless it says otherwise. */
export function story(...said: Said[]): SaidEvent[] {
  return [{ kind: 'REGISTER' as const }, ...said].map(({ minute, ...event }: Said, index) => ({
    id: `event-${String(index).padStart(2, '0')}`,
    occurredAt: new Date(Date.UTC(2026, 0, 1, 8, minute ?? index)).toISOString(),
    recordedAt: '2026-02-01T00:00:00.000Z',
    officeId: 'origin',
    locationId: null,
    voidsEventId: null,
    exceptionKind: null,
    handedOverTo: null,
    onVehicle: false,
    ...event,
  }));
}

/** The history as history_of of the database gives it. */
export function foldedHistory(events: readonly SaidEvent[]): FoldedEvent[] {
  const voided = new Set(events.map(({ voidsEventId }) => voidsEventId));
  const unvoided = events.filter(({ id }) => !voided.has(id)).toSorted(byTimeRankAndId);
  return unvoided.map((event, index) => {
    const before = journeyOf(unvoided.slice(0, index), ROUTE);
    const { isCounted, opens } = transitionOf(before, event, ROUTE);
    const after = journeyOf(unvoided.slice(0, index + 1), ROUTE);
    return { event, before, after, isCounted, isGap: opens === 'CUSTODY_GAP' };
  });
}

export function custodySteps(events: readonly SaidEvent[]): CustodyStep[] {
  return foldedHistory(events)
    .filter(({ isCounted }) => isCounted)
    .map(({ event, after, isGap }) => ({
      eventId: event.id,
      kind: event.kind,
      status: after.status,
      at: momentOf(event),
      timeZone: 'Europe/Lisbon',
      office: event.officeId ? ({ id: event.officeId } as Office) : null,
      location: { kind: event.onVehicle ? 'VEHICLE' : 'OFFICE' } as Location,
      handedOverTo: event.handedOverTo,
      isGap,
    }));
}

const KINDS = (Object.keys(eventKinds) as EventKind[]).filter((kind) => kind !== 'REGISTER');

/** Any history: several events share a minute, some before the registration; some are voided, some have no place. */
export const anyStory = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      officeId: fc.constantFrom('origin', 'hub', 'destination', 'elsewhere', null),
      minute: fc.oneof({ weight: 15, arbitrary: fc.integer({ min: -2, max: 12 }) }, fc.constant(900_000_000)),
      voids: fc.nat(14),
      onVehicle: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((steps) =>
    story(
      ...steps.map(({ voids, ...step }, index) => ({
        ...step,
        kind: step.kind === 'VOID' && voids >= index ? ('NOTE' as const) : step.kind,
        voidsEventId:
          step.kind === 'VOID' && voids < index ? `event-${String(voids + 1).padStart(2, '0')}` : null,
      })),
    ),
  );

export function epcisHistory(events: readonly SaidEvent[]): EpcisHistory {
  const folded = new Map(foldedHistory(events).map((step) => [step.event.id, step]));
  const steps = events.toSorted(byTimeRankAndId).map((event): EpcisStep => {
    const step = folded.get(event.id);
    const voiding = events.find(({ voidsEventId }) => voidsEventId === event.id);
    return {
      eventId: event.id,
      kind: event.kind,
      at: momentOf(event),
      zoneOffset: '+01:00',
      recordedAt: event.recordedAt,
      locationId: event.locationId,
      isCounted: step?.isCounted ?? false,
      statusBefore: step?.before.status ?? null,
      status: step?.after.status ?? null,
      officeId: step?.after.officeId ?? null,
      mistake: voiding
        ? { declaredAt: voiding.recordedAt, correctiveEventId: null, correctiveKind: null }
        : null,
    };
  });
  return { trackingNumber: '01ABCDEFGHJKMNPQ', sscc: null, pages: [steps] };
}

function momentOf(event: SaidEvent): string {
  return new Date(orderedAt(event)).toISOString();
}
