import type { PackageStatus } from '../graphql/generated/graphql.ts';

/** What the table of events tells to be wrong. */
export type JourneyException = 'CUSTODY_GAP' | 'MISROUTED';

export type FinalStatus = 'DELIVERED' | 'RETURNED' | 'CANCELLED' | 'LOST' | 'DISPOSED';
export type OpenStatus = Exclude<PackageStatus, FinalStatus>;

export type Transition = {
  /** False: the event is kept, but changes nothing. */
  readonly isCounted: boolean;
  /** An intention that is answered with a refusal; where it is part of a history all the same, it is not counted. */
  readonly isRefused: boolean;
  /** Whether the package is now where the event happened. */
  readonly isMove: boolean;
  /** Null: the status stays. */
  readonly to: PackageStatus | null;
  readonly opens: JourneyException | null;
  /** A failed attempt more. */
  readonly failsAttempt: boolean;
  /** A journey more, with no attempts yet. */
  readonly startsJourney: boolean;
  /** Back to the status from before the loss. */
  readonly reopens: boolean;
};

/** Where an office is, seen from a package; the first that fits and is listed applies. */
export const PLACES = ['origin', 'destination', 'here', 'elsewhere'] as const;
export type Place = (typeof PLACES)[number];

/** What a receipt does depends on where it happens. */
export type ByPlace = { readonly elsewhere: Transition } & { readonly [at in Place]?: Transition };
export type Cell = Transition | ByPlace;

export const NOTHING: Transition = {
  isCounted: false,
  isRefused: false,
  isMove: false,
  to: null,
  opens: null,
  failsAttempt: false,
  startsJourney: false,
  reopens: false,
};
export const REFUSED: Transition = { ...NOTHING, isRefused: true };
export const NOTED: Transition = { ...NOTHING, isCounted: true };
export const MOVES: Transition = { ...NOTED, isMove: true };
export const REOPENS: Transition = { ...MOVES, reopens: true };

export function becomes(to: PackageStatus, opens: JourneyException | null = null): Transition {
  return { ...MOVES, to, opens };
}

export function failsAttempt(to: PackageStatus | null, opens: JourneyException | null = null): Transition {
  return { ...MOVES, to, opens, failsAttempt: true };
}

export function startsJourney(to: PackageStatus): Transition {
  return { ...becomes(to), startsJourney: true };
}

/** The same from every status that is not final. */
export function whenOpen<Outcome extends Cell>(cell: Outcome): Record<OpenStatus, Outcome> {
  return {
    REGISTERED: cell,
    ACCEPTED: cell,
    IN_TRANSIT: cell,
    AT_HUB: cell,
    ARRIVED: cell,
    READY_FOR_PICKUP: cell,
    OUT_FOR_DELIVERY: cell,
    ATTEMPT_FAILED: cell,
    RETURNING: cell,
  };
}

/** The same from every final status. */
export function whenFinal<Outcome extends Cell>(cell: Outcome): Record<FinalStatus, Outcome> {
  return { DELIVERED: cell, RETURNED: cell, CANCELLED: cell, LOST: cell, DISPOSED: cell };
}

export function isByPlace(cell: Cell): cell is ByPlace {
  return 'elsewhere' in cell;
}
