import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { custodyOf } from './custody.ts';
import { anyStory, custodySteps, foldedHistory, story, type SaidEvent } from './test-folded-history.ts';

const chainOf = (events: readonly SaidEvent[]) => custodyOf([custodySteps(events)]);

/** Holders in order; the office they have it at or took it from, `?` where nobody had handed it over to them. */
const shortly = (events: readonly SaidEvent[]) =>
  chainOf(events).map(({ holder, office, isGap }) =>
    [holder, office?.id, isGap && '?'].filter(Boolean).join(' '),
  );

describe('the custody of a package', () => {
  it('goes from the sender through offices and carriers to the recipient', () => {
    const events = story(
      { kind: 'ACCEPT' },
      { kind: 'DEPART', handedOverTo: 'Driver 7', onVehicle: true },
      { kind: 'RECEIVE', officeId: 'destination' },
      { kind: 'SHELVE', officeId: 'destination' },
      { kind: 'HAND_OVER', officeId: 'destination', handedOverTo: 'Ana' },
    );

    expect(shortly(events)).toEqual([
      'SENDER',
      'OFFICE origin',
      'CARRIER origin',
      'OFFICE destination',
      'RECIPIENT destination',
    ]);
    expect(chainOf(events)[2]).toMatchObject({
      heldBy: 'Driver 7',
      location: { kind: 'VEHICLE' },
      from: '2026-01-01T08:02:00.000Z',
      until: '2026-01-01T08:03:00.000Z',
      startedByEventId: 'event-02',
      endedByEventId: 'event-03',
    });
    expect(chainOf(events)[4]).toMatchObject({ heldBy: 'Ana', until: null, endedByEventId: null });
  });

  it('is with a carrier between offices, at no place unless it was scanned onto a vehicle', () => {
    const [, , carried] = chainOf(story({ kind: 'ACCEPT' }, { kind: 'DEPART' }));

    expect(carried).toMatchObject({ holder: 'CARRIER', location: null });
  });

  it.each<[string, Parameters<typeof story>, string[]]>([
    ['departs without being accepted', [{ kind: 'DEPART' }], ['SENDER', 'CARRIER origin ?']],
    [
      'turns up at another office without having left the first',
      [{ kind: 'ACCEPT' }, { kind: 'RECEIVE', officeId: 'hub' }],
      ['SENDER', 'OFFICE origin', 'OFFICE hub ?'],
    ],
    [
      'is handed over on the way',
      [{ kind: 'ACCEPT' }, { kind: 'DEPART' }, { kind: 'HAND_OVER', officeId: 'destination' }],
      ['SENDER', 'OFFICE origin', 'CARRIER origin', 'RECIPIENT destination ?'],
    ],
    [
      'is tried at a door for which it never left',
      [{ kind: 'ACCEPT' }, { kind: 'FAIL_ATTEMPT', officeId: null }],
      ['SENDER', 'OFFICE origin', 'CARRIER ?'],
    ],
    ['is to go back before anyone said to have it', [{ kind: 'START_RETURN' }], ['SENDER', 'UNKNOWN ?']],
  ])('has a gap where it %s', (_, said, expected) => {
    expect(shortly(story(...said))).toEqual(expected);
  });

  it.each<[string, Parameters<typeof story>, string[]]>([
    [
      'stays at the office where it was cancelled',
      [{ kind: 'ACCEPT' }, { kind: 'CANCEL' }],
      ['SENDER', 'OFFICE origin'],
    ],
    ['is nobody’s once it is cancelled before it came', [{ kind: 'CANCEL' }], ['SENDER', 'NOBODY']],
    [
      'stays with an office through desk work, shelves and failed attempts at the counter',
      [
        { kind: 'RECEIVE', officeId: 'destination' },
        { kind: 'NOTE' },
        { kind: 'RAISE_EXCEPTION', exceptionKind: 'DAMAGED' },
        { kind: 'SHELVE', officeId: 'destination' },
        { kind: 'FAIL_ATTEMPT', officeId: 'destination' },
        { kind: 'RESOLVE_EXCEPTION', exceptionKind: 'DAMAGED' },
      ],
      ['SENDER', 'OFFICE destination ?'],
    ],
    [
      'goes back from the recipient to the sender',
      [
        { kind: 'RECEIVE', officeId: 'destination' },
        { kind: 'HAND_OVER', officeId: 'destination' },
        { kind: 'START_RETURN', officeId: null },
        { kind: 'RECEIVE', officeId: 'destination' },
        { kind: 'DEPART', officeId: 'destination' },
        { kind: 'RECEIVE', officeId: 'origin' },
        { kind: 'HAND_OVER', officeId: 'origin' },
      ],
      [
        'SENDER',
        'OFFICE destination ?',
        'RECIPIENT destination',
        'OFFICE destination',
        'CARRIER destination',
        'OFFICE origin',
        'SENDER origin',
      ],
    ],
    [
      'is nowhere known while it is lost, and where it was found after that',
      [{ kind: 'ACCEPT' }, { kind: 'DECLARE_LOST' }, { kind: 'FOUND', officeId: 'hub' }],
      ['SENDER', 'OFFICE origin', 'UNKNOWN', 'OFFICE hub'],
    ],
    [
      'is no more once it is destroyed',
      [{ kind: 'ACCEPT' }, { kind: 'DISPOSE' }],
      ['SENDER', 'OFFICE origin', 'NOBODY'],
    ],
    [
      'is with a carrier that keeps it for pickup at a place of its own',
      [{ kind: 'ACCEPT' }, { kind: 'DEPART' }, { kind: 'SHELVE', officeId: null }],
      ['SENDER', 'OFFICE origin', 'CARRIER origin', 'CARRIER ?'],
    ],
    [
      'begins with an office that had it before it was registered',
      [{ kind: 'ACCEPT', minute: -10 }],
      ['OFFICE origin'],
    ],
  ])('%s', (_, said, expected) => {
    expect(shortly(story(...said))).toEqual(expected);
  });

  it('has no room between two periods and no overlap, whatever happened', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        const chain = chainOf(events);

        chain.forEach(({ from, until, endedByEventId }, index) => {
          const next = chain[index + 1];
          expect(until).toBe(next?.from ?? null);
          expect(endedByEventId).toBe(next?.startedByEventId ?? null);
          expect(until === null || from <= until).toBe(true);
        });
        expect(chain.length).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has a gap at every event that opens CUSTODY_GAP, and at no other', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        const gaps = chainOf(events).filter(({ isGap }) => isGap);

        expect(gaps.map(({ startedByEventId }) => startedByEventId)).toEqual(
          foldedHistory(events)
            .filter(({ isGap }) => isGap)
            .map(({ event }) => event.id),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same in any order of hearing, in any pages, and as if what was voided had never been', () => {
    fc.assert(
      fc.property(anyStory, fc.integer({ min: 1, max: 5 }), (events, size) => {
        const chain = chainOf(events);
        const steps = custodySteps(events.toReversed());
        const pages = steps.flatMap((_, index) => (index % size ? [] : [steps.slice(index, index + size)]));
        const voided = events.map(({ voidsEventId }) => voidsEventId);

        expect(custodyOf(pages)).toEqual(chain);
        expect(chainOf(events.filter(({ id, kind }) => kind !== 'VOID' && !voided.includes(id)))).toEqual(
          chain,
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
