import type { Deliver } from '../inbox/types.ts';
import type { Challenges } from './challenges.ts';
import type { UserPools } from './user-pools.ts';

/** What operations need; times are epoch milliseconds. */
export type CognitoContext = {
  pools: UserPools;
  challenges: Challenges;
  now: () => number;
  sendMessage: Deliver;
};
