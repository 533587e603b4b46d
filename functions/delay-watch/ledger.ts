import type { Database } from '../database.ts';

/** What came of looking at some of what is due. */
export type Round = {
  looked: number;
  /** How many things were said, which wait to be handed on. */
  told: number;
  /** Some are left that are due. */
  isMore: boolean;
  /** When those are due next that were looked at, and the first of all others. */
  next: Date[];
  /** Something waits to be handed on, said now or by somebody who died before it was. */
  isToHandOn: boolean;
};

export type Ledger = { watch: (at: Date) => Promise<Round> };

const MOST_PACKAGES = 50;

export const ledgerOf = ({ query }: Database): Ledger => ({
  watch: async (at) => {
    const [row] = await query<{ round: string }>(
      'select watch_delays(:at::timestamptz, :most::int)::text as round',
      {
        at: at.toISOString(),
        most: MOST_PACKAGES,
      },
    );
    const round = JSON.parse(row?.round ?? '{}') as Omit<Round, 'next'> & { next: string[] };
    return { ...round, next: round.next.map((due) => new Date(due)) };
  },
});
