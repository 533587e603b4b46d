import type { EventKind, PackageStatus } from '../graphql/generated/graphql.ts';

/** Words of GS1's Core Business Vocabulary 2.0 for what makes a package become this. */
export const epcisStatuses: Record<PackageStatus, { bizStep: string; disposition: string | null }> = {
  REGISTERED: { bizStep: 'commissioning', disposition: 'active' },
  ACCEPTED: { bizStep: 'accepting', disposition: 'in_progress' },
  IN_TRANSIT: { bizStep: 'departing', disposition: 'in_transit' },
  AT_HUB: { bizStep: 'receiving', disposition: 'in_progress' },
  ARRIVED: { bizStep: 'receiving', disposition: 'in_progress' },
  READY_FOR_PICKUP: { bizStep: 'storing', disposition: 'in_progress' },
  OUT_FOR_DELIVERY: { bizStep: 'departing', disposition: 'in_transit' },
  ATTEMPT_FAILED: { bizStep: 'arriving', disposition: 'in_progress' },
  DELIVERED: { bizStep: 'accepting', disposition: null },
  RETURNING: { bizStep: 'departing', disposition: 'returned' },
  RETURNED: { bizStep: 'receiving', disposition: 'returned' },
  CANCELLED: { bizStep: 'decommissioning', disposition: 'inactive' },
  LOST: { bizStep: 'other', disposition: 'unknown' },
  DISPOSED: { bizStep: 'destroying', disposition: 'disposed' },
};

/** The same for an event that does not change the status; null for papers and remarks, which nobody saw happen to the package. */
export const epcisKinds: Record<EventKind, { bizStep: string; action: 'ADD' | 'OBSERVE' | 'DELETE' } | null> =
  {
    REGISTER: { bizStep: 'commissioning', action: 'ADD' },
    ACCEPT: { bizStep: 'accepting', action: 'OBSERVE' },
    DEPART: { bizStep: 'departing', action: 'OBSERVE' },
    RECEIVE: { bizStep: 'receiving', action: 'OBSERVE' },
    SHELVE: { bizStep: 'storing', action: 'OBSERVE' },
    GO_OUT: { bizStep: 'departing', action: 'OBSERVE' },
    FAIL_ATTEMPT: { bizStep: 'arriving', action: 'OBSERVE' },
    HAND_OVER: { bizStep: 'accepting', action: 'OBSERVE' },
    START_RETURN: { bizStep: 'departing', action: 'OBSERVE' },
    CANCEL: { bizStep: 'decommissioning', action: 'DELETE' },
    DECLARE_LOST: { bizStep: 'other', action: 'OBSERVE' },
    FOUND: { bizStep: 'other', action: 'OBSERVE' },
    DISPOSE: { bizStep: 'destroying', action: 'DELETE' },
    COMPLETE: null,
    RAISE_EXCEPTION: null,
    RESOLVE_EXCEPTION: null,
    NOTE: null,
    VOID: null,
  };
