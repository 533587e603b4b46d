import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byTimeRankAndId, journeyOf, type Journey, type JourneyEvent, type Route } from './journey.ts';
import { mayNotify } from './notifications.ts';
import { actions, anyAction, anyRoute, eventsOfActions } from './test-any-history.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 10_000);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const history = actions(anyAction, { minLength: 0, maxLength: 30 }).map(eventsOfActions);

const shuffledAndRepeated = history.chain((events) =>
  fc.tuple(
    fc.constant(events),
    fc
      .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.shuffledSubarray(events))
      .chain(([once, again]) => {
        const all = [...once, ...again];
        return fc.shuffledSubarray(all, { minLength: all.length });
      }),
  ),
);

function holds<Given extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Given>): void {
  fc.assert(property, { numRuns: RUNS, seed: SEED });
}

describe(`the journey of any history (${RUNS} runs, SEED=${SEED})`, () => {
  it('is one in whatever order its events are heard, and however often: state, exceptions and notices', () => {
    holds(
      fc.property(shuffledAndRepeated, anyRoute, ([events, heard], route) => {
        expect(journeyOf(heard, route)).toEqual(journeyOf(events, route));
      }),
    );
  });

  it('with an event voided is the journey without it', () => {
    holds(
      fc.property(history, fc.nat(29), anyRoute, (events, index, route) => {
        const target = events[index];
        fc.pre(target !== undefined && target.kind !== 'VOID');
        fc.pre(events.every(({ voidsEventId }) => voidsEventId !== target?.id));
        const moment = events[0]?.recordedAt ?? '';
        const voidEvent: JourneyEvent = {
          ...{ id: 'void', kind: 'VOID', occurredAt: moment, recordedAt: moment, exceptionKind: null },
          ...{ officeId: null, locationId: null, voidsEventId: target?.id ?? null },
        };

        const { voidedEventIds: voided, ...withVoid } = journeyOf([...events, voidEvent], route);

        const { voidedEventIds, ...without } = journeyOf(
          events.filter((event) => event !== target),
          route,
        );
        expect(withVoid).toEqual(without);
        expect([...voided].sort()).toEqual([...voidedEventIds, target?.id].sort());
      }),
    );
  });

  it('is where it is, whatever is said to be wrong', () => {
    holds(
      fc.property(history, anyRoute, (events, route) => {
        const nothingWrong = events.map((event) => ({ ...event, exceptionKind: null }));

        expect(placeOf(journeyOf(events, route))).toEqual(placeOf(journeyOf(nothingWrong, route)));
      }),
    );
  });

  it('never comes to a state that cannot be', () => {
    holds(
      fc.property(history, anyRoute, (events, route) => {
        const journey = journeyOf(events, route);

        expectPossiblePlace(journey, route);
        expectPossibleExceptions(journey, events);
        expectPossibleLists(journey, events);
      }),
    );
  });
});

function placeOf({ status, officeId, locationId, journey, attempts, noticeEventIds }: Journey) {
  return { status, officeId, locationId, journey, attempts, noticeEventIds };
}

function expectPossiblePlace(journey: Journey, { destinationOfficeId }: Route): void {
  const { status, officeId } = journey;
  if (status === 'REGISTERED') expect(journey).toMatchObject({ officeId: null, journey: 1, attempts: 0 });
  if (status === 'IN_TRANSIT' || status === 'OUT_FOR_DELIVERY') expect(officeId).toBeNull();
  if (status === 'ACCEPTED' || status === 'AT_HUB') expect(officeId).not.toBeNull();
  if (status === 'AT_HUB') expect(officeId).not.toBe(destinationOfficeId);
  if (status === 'ARRIVED') expect(officeId).toBe(destinationOfficeId);
  if (status === 'ATTEMPT_FAILED') expect(journey.attempts).toBeGreaterThan(0);
  if (status === 'LOST') expect(journey.statusBeforeLoss).not.toBeNull();
  if (journey.journey > 1) expect(['RETURNING', 'RETURNED', 'LOST', 'DISPOSED']).toContain(status);
}

/** What opened one happened, and not after what closed it. One of a kind is open at a time. */
function expectPossibleExceptions(
  { status, openExceptions, closedExceptions, voidedEventIds }: Journey,
  events: JourneyEvent[],
): void {
  const byId = new Map(events.map((event) => [event.id, event]));
  const openings = Object.entries(openExceptions).map(([kind, opener]) => `${kind} ${opener}`);
  const closings = closedExceptions.map(({ kind, openedByEventId }) => `${kind} ${openedByEventId}`);
  expect(new Set([...openings, ...closings]).size).toBe(openings.length + closings.length);
  for (const { openedByEventId, closedByEventId } of closedExceptions) {
    const [opener, closer] = [byId.get(openedByEventId), byId.get(closedByEventId)];
    expect(opener && closer && byTimeRankAndId(opener, closer)).toBeLessThan(0);
  }
  const openers = [...Object.values(openExceptions), ...closedExceptions.map((one) => one.openedByEventId)];
  expect(openers.filter((id) => voidedEventIds.includes(id))).toEqual([]);
  if (['ARRIVED', 'DELIVERED', 'RETURNING'].includes(status))
    expect(openExceptions).not.toHaveProperty('MISROUTED');
}

function expectPossibleLists(journey: Journey, events: JourneyEvent[]): void {
  const { noticeEventIds, uncountedEventIds, voidedEventIds } = journey;
  const kinds = new Map(events.map(({ id, kind }) => [id, kind]));
  expect(noticeEventIds.every((id) => mayNotify(kinds.get(id) ?? 'NOTE'))).toBe(true);
  const apart = [...noticeEventIds, ...uncountedEventIds, ...voidedEventIds];
  expect(new Set(apart).size).toBe(apart.length);
  expect(apart.every((id) => kinds.has(id))).toBe(true);
  const failed = events.filter(({ kind }) => kind === 'FAIL_ATTEMPT').length;
  expect(journey.attempts).toBeLessThanOrEqual(failed);
}
