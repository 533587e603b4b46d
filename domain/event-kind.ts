import type { EventKind } from '../graphql/generated/graphql.ts';

/**
 * What an event says of the place: the package is at this office from now on, is leaving it for the location, was seen at
 * the location, or nothing (what is done at a desk).
 */
export type Presence = 'ARRIVES' | 'LEAVES' | 'SEEN' | 'UNSEEN';

type KindRule = {
  /** Of two events at the same moment the lower rank happened first. */
  readonly rank: number;
  readonly presence: Presence;
};

export const eventKinds: Record<EventKind, KindRule> = {
  REGISTER: { rank: 1, presence: 'UNSEEN' },
  ACCEPT: { rank: 2, presence: 'ARRIVES' },
  DEPART: { rank: 3, presence: 'LEAVES' },
  RECEIVE: { rank: 4, presence: 'ARRIVES' },
  SHELVE: { rank: 5, presence: 'SEEN' },
  GO_OUT: { rank: 6, presence: 'LEAVES' },
  FAIL_ATTEMPT: { rank: 7, presence: 'SEEN' },
  HAND_OVER: { rank: 8, presence: 'SEEN' },
  START_RETURN: { rank: 9, presence: 'UNSEEN' },
  CANCEL: { rank: 10, presence: 'UNSEEN' },
  DECLARE_LOST: { rank: 11, presence: 'UNSEEN' },
  FOUND: { rank: 12, presence: 'SEEN' },
  DISPOSE: { rank: 13, presence: 'UNSEEN' },
  COMPLETE: { rank: 14, presence: 'UNSEEN' },
  RAISE_EXCEPTION: { rank: 15, presence: 'UNSEEN' },
  RESOLVE_EXCEPTION: { rank: 16, presence: 'UNSEEN' },
  NOTE: { rank: 17, presence: 'UNSEEN' },
  VOID: { rank: 18, presence: 'UNSEEN' },
};
