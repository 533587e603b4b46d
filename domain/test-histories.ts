import type { EventKind, PackageStatus } from '../graphql/generated/graphql.ts';

export type OfficeOnRoute = 'origin' | 'hub' | 'destination';
export type HistoryStep = { kind: EventKind; at: OfficeOnRoute };

const step = (kind: EventKind, at: OfficeOnRoute): HistoryStep => ({ kind, at });

const ACCEPTED = [step('ACCEPT', 'origin')];
const IN_TRANSIT = [...ACCEPTED, step('DEPART', 'origin')];
const ARRIVED = [...IN_TRANSIT, step('RECEIVE', 'destination')];
const READY = [...ARRIVED, step('SHELVE', 'destination')];
const OUT = [...ARRIVED, step('GO_OUT', 'destination')];
const FAILED = [...OUT, step('FAIL_ATTEMPT', 'destination')];
const RETURNING = [...FAILED, step('START_RETURN', 'destination')];

/** A history that leads to each status with nothing going wrong on the way. */
export const HISTORY_TO: Record<PackageStatus, HistoryStep[]> = {
  REGISTERED: [],
  ACCEPTED,
  IN_TRANSIT,
  AT_HUB: [...IN_TRANSIT, step('RECEIVE', 'hub')],
  ARRIVED,
  READY_FOR_PICKUP: READY,
  OUT_FOR_DELIVERY: OUT,
  ATTEMPT_FAILED: FAILED,
  DELIVERED: [...READY, step('HAND_OVER', 'destination')],
  RETURNING,
  RETURNED: [...RETURNING, step('HAND_OVER', 'origin')],
  CANCELLED: [...ACCEPTED, step('CANCEL', 'origin')],
  LOST: [...IN_TRANSIT, step('DECLARE_LOST', 'origin')],
  DISPOSED: [...READY, step('DISPOSE', 'destination')],
};
