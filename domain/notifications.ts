import type { EventKind, PackageStatus } from '../graphql/generated/graphql.ts';
import type { Transition } from './transition.ts';

type NoticeRule = {
  /** What the recipient hears that the package now is. */
  readonly status: PackageStatus;
  /** While the package is one of these, it is not too late to say so. */
  readonly holdsIn: readonly PackageStatus[];
};

/** What the recipient hears of, by the kind of event that brings it about. */
export const noticeRules: { readonly [kind in EventKind]?: NoticeRule } = {
  RECEIVE: {
    status: 'ARRIVED',
    holdsIn: ['ARRIVED', 'READY_FOR_PICKUP', 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED'],
  },
  SHELVE: { status: 'READY_FOR_PICKUP', holdsIn: ['READY_FOR_PICKUP'] },
};

/** Whether an event of this kind may be one to hear of; the history decides whether it is. */
export function mayTellRecipient(kind: EventKind): boolean {
  return noticeRules[kind] !== undefined;
}

export function tellsRecipient(kind: EventKind, { to }: Pick<Transition, 'to'>): boolean {
  return to !== null && noticeRules[kind]?.status === to;
}
