import fc from 'fast-check';
import type { EventKind, ExceptionKind } from '../graphql/generated/graphql.ts';
import { exceptionKinds, exceptionRules } from './exceptions.ts';
import type { JourneyEvent, Route } from './journey.ts';

export const OFFICES = ['origin', 'hub', 'destination', 'elsewhere'] as const;
export type OfficeName = (typeof OFFICES)[number];

/** What somebody may do to a package; `target` counts the actions of the history, for those that refer to another one. */
export type Action = {
  kind: EventKind;
  at: OfficeName;
  minute: number;
  exceptionKind: ExceptionKind | null;
  target: number;
};

export const SCANS = [
  'ACCEPT',
  'DEPART',
  'RECEIVE',
  'SHELVE',
  'GO_OUT',
  'FAIL_ATTEMPT',
  'HAND_OVER',
] as const;
/** What is never refused, wherever the package is. */
export const REPORTS = ['DECLARE_LOST', 'FOUND', 'RAISE_EXCEPTION', 'RESOLVE_EXCEPTION', 'NOTE'] as const;
export const INTENTIONS = ['START_RETURN', 'CANCEL', 'DISPOSE'] as const;

/** Two days back and one ahead of our clock, which no clock of a device may be. */
const WRONG_CLOCKS = [-20_000_000, 900_000_000];
const NAMES_EXCEPTION: EventKind[] = ['RAISE_EXCEPTION', 'RESOLVE_EXCEPTION', 'COMPLETE', 'FAIL_ATTEMPT'];
const SAYABLE = exceptionKinds.filter((kind) => exceptionRules[kind].openedBy === 'EVENT');

/** An action of one of these kinds; in few minutes, so that several share one. */
export function anAction(kinds: readonly EventKind[], { wrongClocks }: { wrongClocks: boolean }) {
  const minute = fc.nat(12);
  return fc
    .record({
      kind: fc.constantFrom(...kinds),
      at: fc.constantFrom(...OFFICES),
      minute: wrongClocks
        ? fc.oneof({ weight: 20, arbitrary: minute }, fc.constantFrom(...WRONG_CLOCKS))
        : minute,
      exceptionKind: fc.constantFrom(...SAYABLE),
      target: fc.nat(29),
      namesException: fc.boolean(),
    })
    .map(({ namesException, ...action }): Action => {
      const names =
        NAMES_EXCEPTION.includes(action.kind) && (action.kind !== 'FAIL_ATTEMPT' || namesException);
      return { ...action, exceptionKind: names ? action.exceptionKind : null };
    });
}

/** Mostly scans, and everything else that can happen. */
export const anyAction = fc.oneof(
  { weight: 6, arbitrary: anAction(SCANS, { wrongClocks: true }) },
  {
    weight: 5,
    arbitrary: anAction([...REPORTS, ...INTENTIONS, 'COMPLETE', 'VOID'], { wrongClocks: true }),
  },
);

/** What is never refused, with clocks that are right: the state depends on nothing but these. */
export const calmAction = anAction([...SCANS, ...SCANS, ...REPORTS, 'COMPLETE'], { wrongClocks: false });

/** So many actions, often in the order in which they happen: then most of them are later than all before. */
export function actions(action: fc.Arbitrary<Action>, length: { minLength: number; maxLength: number }) {
  return fc
    .tuple(fc.array(action, length), fc.boolean())
    .map(([all, isInOrder]) => (isInOrder ? all.toSorted(byMoment) : all));
}

function byMoment(one: Action, other: Action): number {
  const [moment, next] = [momentOf(one), momentOf(other)];
  return moment === next ? 0 : moment - next;
}

/** What is completed, or has no clock that can be right, happens when it is sent. */
function momentOf({ kind, minute }: Action): number {
  return kind === 'COMPLETE' || WRONG_CLOCKS.includes(minute) ? Infinity : minute;
}

const BEGINNING = Date.UTC(2026, 0, 1, 8);
const RECORDED_AT = new Date(BEGINNING + 86_400_000).toISOString();

/** The actions as events; a VOID that points at nothing it may void is a NOTE. */
export function eventsOfActions(actions: Action[]): JourneyEvent[] {
  return actions.map(({ kind, at, minute, exceptionKind, target }, index) => {
    const voided = actions[target];
    const voids = kind === 'VOID' && voided && voided.kind !== 'VOID';
    return {
      id: idOf(index),
      kind: kind === 'VOID' && !voids ? 'NOTE' : kind,
      occurredAt: new Date(BEGINNING + minute * 60_000).toISOString(),
      recordedAt: RECORDED_AT,
      officeId: at,
      locationId: at,
      voidsEventId: voids ? idOf(target) : null,
      exceptionKind,
    };
  });
}

/** In an order that is not that of the actions, as of hashes. */
function idOf(index: number): string {
  return `event-${String((index * 17) % 31).padStart(2, '0')}`;
}

export const anyRoute: fc.Arbitrary<Route> = fc.constantFrom(
  { originOfficeId: 'origin', destinationOfficeId: 'destination' },
  { originOfficeId: 'origin', destinationOfficeId: null },
  { originOfficeId: 'origin', destinationOfficeId: 'origin' },
);
