import type {
  CustodyHolder,
  CustodyPeriod,
  EventKind,
  Location,
  Office,
  PackageStatus,
} from '../graphql/generated/graphql.ts';
import { eventKinds } from './event-kind.ts';

/** An event that counts, and what it made of the package. */
export type CustodyStep = {
  readonly eventId: string;
  readonly kind: EventKind;
  readonly status: PackageStatus;
  /** The moment by which it is ordered. */
  readonly at: string;
  readonly timeZone: string;
  readonly office: Office | null;
  readonly location: Location | null;
  readonly handedOverTo: string | null;
  /** Whether it opens CUSTODY_GAP. */
  readonly isGap: boolean;
};

type Passing = {
  /** Who has the package from then on; STAYS: whoever had it. */
  readonly to: CustodyHolder | 'STAYS';
  /** The same, where nobody had handed it over to whom it must have been with. */
  readonly afterGap?: CustodyHolder;
  /** Where the package becomes this, somebody else has it. */
  readonly on?: Partial<Record<PackageStatus, CustodyHolder>>;
  /** Only where this one had it, or nobody yet; otherwise it stays. */
  readonly onlyFrom?: CustodyHolder | 'NOBODY_YET';
};

const STAYS: Passing = { to: 'STAYS' };

/** With whom an event shows the package to be. */
export const custodyRules: Record<EventKind, Passing> = {
  REGISTER: { to: 'SENDER', onlyFrom: 'NOBODY_YET' },
  ACCEPT: { to: 'OFFICE' },
  DEPART: { to: 'CARRIER' },
  RECEIVE: { to: 'OFFICE' },
  SHELVE: { to: 'OFFICE' },
  GO_OUT: { to: 'CARRIER' },
  // at the counter it stays where it is; at a door that it never left for, somebody must have brought it
  FAIL_ATTEMPT: { to: 'STAYS', afterGap: 'CARRIER' },
  HAND_OVER: { to: 'RECIPIENT', on: { RETURNED: 'SENDER' } },
  // decided at a desk: it sets out with the next scan
  START_RETURN: { to: 'STAYS', afterGap: 'UNKNOWN' },
  // what an office has taken in is still there
  CANCEL: { to: 'NOBODY', onlyFrom: 'SENDER' },
  DECLARE_LOST: { to: 'UNKNOWN' },
  FOUND: { to: 'OFFICE' },
  DISPOSE: { to: 'NOBODY' },
  COMPLETE: STAYS,
  RAISE_EXCEPTION: STAYS,
  RESOLVE_EXCEPTION: STAYS,
  NOTE: STAYS,
  VOID: STAYS,
};

/** Who had a package from when to when, from its history in pages. */
export function custodyOf(pages: CustodyStep[][]): CustodyPeriod[] {
  const periods: CustodyPeriod[] = [];
  pages.forEach((page) =>
    page.forEach((step) => {
      const before = periods[periods.length - 1];
      const after = periodFrom(step, before);
      if (after && before) {
        before.until = step.at;
        before.endedByEventId = step.eventId;
      }
      if (after) {
        periods.push(after);
      }
    }),
  );
  return periods;
}

/** What begins with an event; null where whoever has the package goes on having it. */
function periodFrom(step: CustodyStep, before?: CustodyPeriod): CustodyPeriod | null {
  const holder = holderAfter(step, before);
  const goesOn = holder === 'OFFICE' && before?.holder === holder && before.office?.id === step.office?.id;
  if (holder === 'STAYS' || (goesOn && !step.isGap)) {
    return null;
  }
  const isSeen = eventKinds[step.kind].presence !== 'UNSEEN';
  const isCarried = holder === 'CARRIER';
  return {
    holder,
    office: isSeen ? step.office : null,
    location: isSeen && (!isCarried || step.location?.kind === 'VEHICLE') ? step.location : null,
    heldBy: step.handedOverTo,
    from: step.at,
    timeZone: step.timeZone,
    until: null,
    isGap: step.isGap,
    startedByEventId: step.eventId,
    endedByEventId: null,
  };
}

function holderAfter(step: CustodyStep, before?: CustodyPeriod): Passing['to'] {
  const { to, afterGap, on, onlyFrom } = custodyRules[step.kind];
  if (onlyFrom && onlyFrom !== (before?.holder ?? 'NOBODY_YET')) {
    return 'STAYS';
  }
  const holder = on?.[step.status] ?? (step.isGap ? (afterGap ?? to) : to);
  // what a carrier says to be waiting, and no office, waits with the carrier
  return holder === 'OFFICE' && !step.office ? 'CARRIER' : holder;
}
