import { describe, expect, it } from 'vitest';
import type { EventKind } from '../graphql/generated/graphql.ts';
import { journeyOf, transitionOf, type JourneyEvent } from './journey.ts';
import { HISTORY_TO, type OfficeOnRoute } from './test-histories.ts';
import { productCases, type At } from './test-product-table.ts';

const ROUTE = { originOfficeId: 'origin', destinationOfficeId: 'destination' };
const OFFICE_AT: Record<At, string> = {
  'another office': 'elsewhere',
  'the hub': 'hub',
  'the origin': 'origin',
  'the destination': 'destination',
};

type Said = Partial<JourneyEvent> & { kind: EventKind };

/** One event a minute, in the order given, unless it says otherwise. */
function events(...said: Said[]): JourneyEvent[] {
  return said.map((event, index) => ({
    id: `event-${String(index).padStart(2, '0')}`,
    occurredAt: new Date(Date.UTC(2026, 0, 1, 8, index)).toISOString(),
    recordedAt: '2026-02-01T00:00:00.000Z',
    officeId: 'origin',
    locationId: event.officeId ?? 'origin',
    voidsEventId: null,
    exceptionKind: null,
    ...event,
  }));
}

const at = (kind: EventKind, officeId: OfficeOnRoute | string): Said => ({ kind, officeId });

describe('the table of events', () => {
  it.each(productCases())('$kind $at makes $from $to $opens', (cell) => {
    const history = HISTORY_TO[cell.from].map(({ kind, at: place }) => at(kind, place));
    const scan = at(cell.kind, cell.at ? OFFICE_AT[cell.at] : 'destination');
    const all = events(...history, scan);
    const before = journeyOf(all.slice(0, -1), ROUTE);

    const after = journeyOf(all, ROUTE);

    expect(before).toMatchObject({ status: cell.from, openExceptions: {} });
    expect(after.status).toBe(cell.to);
    expect(Object.keys(after.openExceptions)).toEqual(cell.opens);
    expect(after.uncountedEventIds).toHaveLength(cell.isCounted ? 0 : 1);
    expect(transitionOf(before, all.at(-1) as JourneyEvent, ROUTE).isRefused).toBe(cell.isRefused);
    expect(after.journey).toBe(cell.addsJourney ? 2 : 1);
    expect(after.attempts).toBe(cell.addsJourney ? 0 : before.attempts + (cell.addsAttempt ? 1 : 0));
  });
});

describe('the journey of a package', () => {
  it('is at an office from its receipt until it departs or goes out', () => {
    const story = events(
      at('ACCEPT', 'origin'),
      { kind: 'DEPART', officeId: 'origin', locationId: 'van' },
      at('RECEIVE', 'destination'),
      at('SHELVE', 'destination'),
      { kind: 'GO_OUT', officeId: 'destination', locationId: 'bicycle' },
    );

    const places = story.map((_, index) => {
      const { officeId, locationId } = journeyOf(story.slice(0, index + 1), ROUTE);
      return [officeId, locationId];
    });

    expect(places).toEqual([
      ['origin', 'origin'],
      [null, 'van'],
      ['destination', 'destination'],
      ['destination', 'destination'],
      [null, 'bicycle'],
    ]);
  });

  it('is the same in whatever order its events are heard', () => {
    const story = events(...HISTORY_TO.RETURNED.map((step) => at(step.kind, step.at)));

    expect(journeyOf(story.toReversed(), ROUTE)).toEqual(journeyOf(story, ROUTE));
  });

  it('leaves a voided event out, and counts only the first of two voids', () => {
    const story = events(at('ACCEPT', 'origin'), at('DEPART', 'origin'));
    const voids = [1, 2].map((n) => ({
      ...(events({ kind: 'VOID' })[0] as JourneyEvent),
      id: `void-${n}`,
      voidsEventId: 'event-01',
    }));

    const journey = journeyOf([...story, ...voids], ROUTE);

    expect(journey).toMatchObject({ status: 'ACCEPTED', officeId: 'origin', uncountedEventIds: ['void-2'] });
  });

  it('closes a gap once the missing scan arrives', () => {
    const depart = at('DEPART', 'origin');
    const late = { ...at('ACCEPT', 'origin'), id: 'late', occurredAt: '2026-01-01T07:00:00.000Z' };

    expect(journeyOf(events(depart), ROUTE).openExceptions).toEqual({ CUSTODY_GAP: 'event-00' });
    expect(journeyOf(events(depart, late), ROUTE).openExceptions).toEqual({});
  });

  it('has no detour any more once it has come to its destination', () => {
    const arrived = HISTORY_TO.ARRIVED.map((step) => at(step.kind, step.at));
    const sentOn = [...arrived, at('DEPART', 'destination')];

    const back = [...sentOn, at('RECEIVE', 'destination')];

    expect(journeyOf(events(...sentOn), ROUTE).openExceptions).toEqual({ MISROUTED: 'event-03' });
    expect(journeyOf(events(...back), ROUTE).openExceptions).toEqual({});
  });

  it.each([
    ['six minutes ahead', '2026-02-01T00:06:00.000Z', { CLOCK_SKEW: 'event-01' }],
    ['from 1970', '1970-01-01T00:00:00.000Z', { CLOCK_SKEW: 'event-01' }],
    ['five minutes ahead', '2026-02-01T00:05:00.000Z', {}],
  ])('takes a clock that is %s for what it is', (_, occurredAt, openExceptions) => {
    const story = events(at('ACCEPT', 'origin'), { ...at('DEPART', 'origin'), occurredAt });

    const journey = journeyOf(story, ROUTE);

    expect(journey).toMatchObject({ status: 'IN_TRANSIT', openExceptions });
  });

  it('is at a hub wherever it is received while nobody knows its destination, but for its origin', () => {
    const unknown = { originOfficeId: 'origin', destinationOfficeId: null };
    const received = (officeId: string | null) => journeyOf(events({ kind: 'RECEIVE', officeId }), unknown);

    expect(received('destination')).toMatchObject({ status: 'AT_HUB' });
    expect(received(null)).toMatchObject({ status: 'AT_HUB' });
    expect(received('origin')).toMatchObject({ status: 'ACCEPTED' });
  });

  it('brings news of what it becomes, whatever has happened since', () => {
    const told = events(
      ...HISTORY_TO.DELIVERED.map((step) => at(step.kind, step.at)),
      at('RECEIVE', 'destination'),
    );

    expect(journeyOf(told, ROUTE).noticeEventIds).toEqual([
      ...['event-01', 'event-02', 'event-03', 'event-04'],
    ]);
  });

  it('starts a second journey, without attempts, when a delivered package comes back', () => {
    const failed = HISTORY_TO.ATTEMPT_FAILED.map((step) => at(step.kind, step.at));

    const journey = journeyOf(
      events(...failed, at('HAND_OVER', 'destination'), at('START_RETURN', 'destination')),
      ROUTE,
    );

    expect(journey).toMatchObject({ status: 'RETURNING', journey: 2, attempts: 0 });
  });
});
