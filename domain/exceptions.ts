import type {
  EventKind,
  ExceptionKind,
  PackageStatus,
  ResponsibleParty,
} from '../graphql/generated/graphql.ts';
import type { FinalStatus, Transition } from './transition.ts';

type ExceptionRule = {
  /** HISTORY: only the table of events knows it, and nobody can say it. EVENT: an event says so. */
  readonly openedBy: 'HISTORY' | 'EVENT';
  /** Who is to answer for it, where the event that opens it does not say. */
  readonly responsibleParty: ResponsibleParty;
  readonly needsAction: boolean;
  /** Any of these shows that it is over, if it counts. RESOLVE_EXCEPTION and COMPLETE end what they name. */
  readonly closedBy: readonly Exclude<EventKind, 'RESOLVE_EXCEPTION' | 'COMPLETE'>[];
  /** So does it that the package becomes one of these. */
  readonly closedOn: readonly PackageStatus[];
};

const FINAL = ['DELIVERED', 'RETURNED', 'CANCELLED', 'LOST', 'DISPOSED'] as const satisfies FinalStatus[];
/** It goes on, so nothing holds it. */
const RELEASE = ['DEPART', 'GO_OUT', 'HAND_OVER', 'START_RETURN'] as const;
const MOVEMENT = ['ACCEPT', 'RECEIVE', 'SHELVE', 'FAIL_ATTEMPT', 'FOUND', ...RELEASE] as const;

export const exceptionRules: Record<ExceptionKind, ExceptionRule> = {
  DELAYED: {
    openedBy: 'EVENT',
    responsibleParty: 'CARRIER',
    needsAction: false,
    // with the next departure it is expected anew
    closedBy: RELEASE,
    closedOn: ['ARRIVED', 'READY_FOR_PICKUP', ...FINAL],
  },
  STALLED: {
    openedBy: 'EVENT',
    responsibleParty: 'CARRIER',
    needsAction: true,
    closedBy: MOVEMENT,
    closedOn: FINAL,
  },
  ON_HOLD: {
    openedBy: 'EVENT',
    responsibleParty: 'OFFICE',
    needsAction: true,
    closedBy: RELEASE,
    closedOn: FINAL,
  },
  // what is broken stays broken until somebody has settled it
  DAMAGED: {
    openedBy: 'EVENT',
    responsibleParty: 'CARRIER',
    needsAction: true,
    closedBy: [],
    closedOn: [],
  },
  // a detour is over once the package is where it should be, or is no longer wanted there
  MISROUTED: {
    openedBy: 'HISTORY',
    responsibleParty: 'OFFICE',
    needsAction: true,
    closedBy: [],
    closedOn: ['ARRIVED', 'DELIVERED', 'RETURNING'],
  },
  ADDRESS_PROBLEM: {
    openedBy: 'EVENT',
    responsibleParty: 'SENDER',
    needsAction: true,
    closedBy: ['GO_OUT', 'HAND_OVER', 'START_RETURN'],
    closedOn: FINAL,
  },
  CUSTOMS: {
    openedBy: 'EVENT',
    responsibleParty: 'CUSTOMS',
    needsAction: false,
    closedBy: RELEASE,
    closedOn: FINAL,
  },
  REFUSED: {
    openedBy: 'EVENT',
    responsibleParty: 'RECIPIENT',
    needsAction: true,
    closedBy: ['GO_OUT', 'HAND_OVER', 'START_RETURN'],
    closedOn: FINAL,
  },
  UNMATCHED_RECIPIENT: {
    openedBy: 'EVENT',
    responsibleParty: 'OFFICE',
    needsAction: true,
    closedBy: [],
    closedOn: FINAL,
  },
  UNCLAIMED: {
    openedBy: 'EVENT',
    responsibleParty: 'RECIPIENT',
    needsAction: true,
    closedBy: RELEASE,
    closedOn: FINAL,
  },
  // the scan that was missing may still arrive, or the one that opened it be voided; else somebody looks into it
  CUSTODY_GAP: {
    openedBy: 'HISTORY',
    responsibleParty: 'OFFICE',
    needsAction: true,
    closedBy: [],
    closedOn: [],
  },
  CLOCK_SKEW: {
    openedBy: 'HISTORY',
    responsibleParty: 'OFFICE',
    needsAction: true,
    closedBy: [],
    closedOn: [],
  },
};

export const exceptionKinds = Object.keys(exceptionRules) as ExceptionKind[];

/** What is over with an event, by what it is and by what it makes of the package. */
export function exceptionsClosedBy(
  kind: EventKind,
  { isCounted, to }: Pick<Transition, 'isCounted' | 'to'>,
): ExceptionKind[] {
  if (!isCounted) return [];
  return exceptionKinds.filter((exception) => {
    const { closedBy, closedOn } = exceptionRules[exception];
    return closedBy.some((closer) => closer === kind) || closedOn.some((status) => status === to);
  });
}
