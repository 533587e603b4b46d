import { describe, expect, it } from 'vitest';
import type { EventKind, ExceptionKind } from '../graphql/generated/graphql.ts';
import { exceptionKinds, exceptionRules } from './exceptions.ts';
import { journeyOf, type JourneyEvent } from './journey.ts';
import { HISTORY_TO, type HistoryStep } from './test-histories.ts';

const ROUTE = { originOfficeId: 'origin', destinationOfficeId: 'destination' };

type Said = HistoryStep & Partial<JourneyEvent>;

/** One event a minute. */
function events(said: Said[]): JourneyEvent[] {
  return said.map(({ at, ...event }, index) => ({
    id: `event-${index}`,
    occurredAt: new Date(Date.UTC(2026, 0, 1, 8, index)).toISOString(),
    recordedAt: '2026-02-01T00:00:00.000Z',
    officeId: at,
    locationId: at,
    voidsEventId: null,
    exceptionKind: null,
    ...event,
  }));
}

const raised = (exceptionKind: ExceptionKind): Said => ({
  kind: 'RAISE_EXCEPTION',
  at: 'origin',
  exceptionKind,
});
const resolved = (exceptionKind: ExceptionKind): Said => ({
  kind: 'RESOLVE_EXCEPTION',
  at: 'origin',
  exceptionKind,
});
const scanned = (kind: EventKind, at: HistoryStep['at'] = 'destination'): Said => ({ kind, at });
const wrongAfter = (...said: Said[]) => Object.keys(journeyOf(events(said), ROUTE).openExceptions);

const { ACCEPTED, IN_TRANSIT, ARRIVED, READY_FOR_PICKUP, OUT_FOR_DELIVERY } = HISTORY_TO;

describe('an exception', () => {
  it.each<[ExceptionKind, HistoryStep[], Said]>([
    ['DELAYED', IN_TRANSIT, scanned('RECEIVE')],
    ['DELAYED', ARRIVED, scanned('HAND_OVER')],
    ['STALLED', IN_TRANSIT, scanned('RECEIVE', 'hub')],
    ['STALLED', IN_TRANSIT, scanned('DECLARE_LOST')],
    ['ON_HOLD', ACCEPTED, scanned('DEPART', 'origin')],
    ['ON_HOLD', ACCEPTED, scanned('CANCEL', 'origin')],
    ['MISROUTED', IN_TRANSIT, scanned('RECEIVE')],
    ['ADDRESS_PROBLEM', ARRIVED, scanned('GO_OUT')],
    ['CUSTOMS', HISTORY_TO.AT_HUB, scanned('DEPART', 'hub')],
    ['REFUSED', OUT_FOR_DELIVERY, scanned('START_RETURN')],
    ['UNMATCHED_RECIPIENT', ACCEPTED, { ...scanned('COMPLETE'), exceptionKind: 'UNMATCHED_RECIPIENT' }],
    ['UNMATCHED_RECIPIENT', READY_FOR_PICKUP, scanned('DISPOSE')],
    ['UNCLAIMED', READY_FOR_PICKUP, scanned('HAND_OVER')],
    ['UNCLAIMED', READY_FOR_PICKUP, scanned('DISPOSE')],
  ])('%s is over once it is so', (kind, history, closer) => {
    expect(wrongAfter(...history, raised(kind))).toEqual([kind]);
    expect(wrongAfter(...history, raised(kind), closer)).toEqual([]);
  });

  it.each<[ExceptionKind, HistoryStep[], Said]>([
    ['DELAYED', IN_TRANSIT, scanned('RECEIVE', 'hub')],
    ['STALLED', IN_TRANSIT, scanned('NOTE')],
    ['ON_HOLD', IN_TRANSIT, scanned('RECEIVE', 'hub')],
    ['CUSTOMS', IN_TRANSIT, scanned('RECEIVE', 'hub')],
    ['ADDRESS_PROBLEM', OUT_FOR_DELIVERY, scanned('FAIL_ATTEMPT')],
    ['UNMATCHED_RECIPIENT', IN_TRANSIT, scanned('RECEIVE')],
    ['DAMAGED', READY_FOR_PICKUP, scanned('HAND_OVER')],
    // it counts for nothing
    ['STALLED', IN_TRANSIT, scanned('DEPART', 'origin')],
  ])('%s stays while it is not', (kind, history, next) => {
    expect(wrongAfter(...history, raised(kind), next)).toEqual([kind]);
  });

  it.each(exceptionKinds)('%s is over when somebody says so', (kind) => {
    expect(wrongAfter(...IN_TRANSIT, raised(kind), resolved(kind))).toEqual([]);
  });

  it('that is open is not opened again: whoever opened it first stays its opener', () => {
    const journey = journeyOf(events([raised('DAMAGED'), raised('DAMAGED'), resolved('DAMAGED')]), ROUTE);

    expect(journey.closedExceptions).toEqual([
      { kind: 'DAMAGED', openedByEventId: 'event-0', closedByEventId: 'event-2' },
    ]);
  });

  it('is opened by a scan that names it, if the scan counts', () => {
    const refused = { ...scanned('FAIL_ATTEMPT'), exceptionKind: 'REFUSED' } as const;

    expect(wrongAfter(...OUT_FOR_DELIVERY, refused)).toEqual(['REFUSED']);
    expect(wrongAfter(...HISTORY_TO.DELIVERED, refused)).toEqual([]);
  });

  it('begins again with an event that ends and names it', () => {
    const outAgain = { ...scanned('DEPART', 'origin'), exceptionKind: 'ON_HOLD' } as const;

    const journey = journeyOf(events([...ACCEPTED, raised('ON_HOLD'), outAgain]), ROUTE);

    expect(journey.openExceptions).toEqual({ ON_HOLD: 'event-2' });
    expect(journey.closedExceptions).toMatchObject([
      { openedByEventId: 'event-1', closedByEventId: 'event-2' },
    ]);
  });

  it('was never there once the event that opened it is voided, and is there again once what closed it is', () => {
    const story = [...ACCEPTED, raised('ON_HOLD'), scanned('DEPART', 'origin')];
    const voids = (id: string): Said => ({ ...scanned('VOID'), voidsEventId: id });

    const withoutOpener = journeyOf(events([...story, voids('event-1')]), ROUTE);

    expect(withoutOpener).toMatchObject({ openExceptions: {}, closedExceptions: [] });
    expect(wrongAfter(...story, voids('event-2'))).toEqual(['ON_HOLD']);
  });

  it('that only the history knows is one that the table of events opens', () => {
    const fromHistory = exceptionKinds.filter((kind) => exceptionRules[kind].openedBy === 'HISTORY');

    expect(fromHistory).toEqual(['MISROUTED', 'CUSTODY_GAP', 'CLOCK_SKEW']);
  });

  it('never stays open by rule alone on a package whose journey is over, but for damage', () => {
    const sayable = exceptionKinds.filter((kind) => exceptionRules[kind].openedBy === 'EVENT');
    const open = sayable.flatMap((kind) =>
      (['DELIVERED', 'LOST', 'DISPOSED', 'CANCELLED', 'RETURNED'] as const).flatMap((status) => {
        const before = HISTORY_TO[status].slice(0, -1);
        const last = HISTORY_TO[status].slice(-1);
        return wrongAfter(...before, raised(kind), ...last);
      }),
    );

    expect(new Set(open)).toEqual(new Set(['DAMAGED']));
  });
});
