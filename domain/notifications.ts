import type {
  EventKind,
  ExceptionKind,
  NotificationKind,
  PackageStatus,
} from '../graphql/generated/graphql.ts';
import type { Transition } from './transition.ts';

/** What an event is news of when it makes a package this. */
const noticeOfStatus: Record<PackageStatus, NotificationKind | null> = {
  REGISTERED: null,
  ACCEPTED: null,
  IN_TRANSIT: 'SENT',
  AT_HUB: 'AT_HUB',
  ARRIVED: 'ARRIVED',
  READY_FOR_PICKUP: 'READY_FOR_PICKUP',
  OUT_FOR_DELIVERY: 'OUT_FOR_DELIVERY',
  ATTEMPT_FAILED: 'ATTEMPT_FAILED',
  DELIVERED: 'DELIVERED',
  RETURNING: 'RETURNING',
  RETURNED: 'RETURNED',
  CANCELLED: 'CANCELLED',
  LOST: 'LOST',
  DISPOSED: null,
};

/** What is wrong and is told, once for each time that it opens. */
export const noticeOfException = {
  DELAYED: 'DELAYED',
  STALLED: 'STALLED',
  UNCLAIMED: 'UNCLAIMED',
} as const satisfies { readonly [kind in ExceptionKind]?: NotificationKind };

const AT_DESTINATION = ['ARRIVED', 'READY_FOR_PICKUP', 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED'] as const;

/** While the package is one of these, it is not too late to say so; null where the status does not decide that. */
export const noticeHoldsIn: Record<NotificationKind, readonly PackageStatus[] | null> = {
  REGISTERED: ['REGISTERED', 'ACCEPTED'],
  SENT: ['IN_TRANSIT', 'AT_HUB'],
  AT_HUB: ['AT_HUB', 'IN_TRANSIT'],
  ARRIVED: AT_DESTINATION,
  READY_FOR_PICKUP: ['READY_FOR_PICKUP'],
  OUT_FOR_DELIVERY: ['OUT_FOR_DELIVERY'],
  ATTEMPT_FAILED: ['ATTEMPT_FAILED'],
  DELIVERED: ['DELIVERED'],
  RETURNING: ['RETURNING'],
  RETURNED: ['RETURNED'],
  CANCELLED: ['CANCELLED'],
  LOST: ['LOST'],
  // as long as it is wrong
  DELAYED: null,
  STALLED: null,
  UNCLAIMED: null,
  PICKUP_REMINDER: ['READY_FOR_PICKUP'],
  CORRECTION: null,
};

/** What people hear of an event that finds the package so; an event that changes nothing is no news. */
export function noticeOf(
  kind: EventKind,
  from: PackageStatus,
  { to, failsAttempt }: Pick<Transition, 'to' | 'failsAttempt'>,
): NotificationKind | null {
  if (kind === 'REGISTER') return 'REGISTERED';
  if (failsAttempt) return 'ATTEMPT_FAILED';
  // from an office on the way it only goes on
  if (to === 'IN_TRANSIT' && from !== 'REGISTERED' && from !== 'ACCEPTED') return null;
  return to && noticeOfStatus[to];
}

const NEVER_NEWS: readonly EventKind[] = ['DISPOSE', 'COMPLETE', 'RESOLVE_EXCEPTION'];

/** Whether there may be something to hear of an event of this kind; the history decides whether there is. */
export function mayNotify(kind: EventKind): boolean {
  return !NEVER_NEWS.includes(kind);
}
