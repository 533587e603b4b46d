import type { PackageEvent, PublicTracking } from '../../graphql/generated/graphql.ts';
import type { Database } from '../database.ts';

type Payload = {
  event: PackageEvent;
  /** What the public may know of the package by now; null where a later row has it, or nobody can follow it yet. */
  publicTracking: PublicTracking | null;
  /** With the first row of a claim: what was taken away lately, as subscriptions name it. */
  endedRights: EndedRights | null;
};
/** A right by which somebody followed something, e.g. `{ userId, officeId }`. */
export type EndedRight = Record<string, string>;
/** As many as fit, and where the others begin. */
export type EndedRights = { rights: EndedRight[]; next: number | null };
export type OutboxRow = { id: number } & Payload;

/** What has been recorded and not yet been handed on. */
export type Outbox = {
  /** Those that are due, each package's in the order of its versions; nobody else gets them while the lease lasts. */
  claim: () => Promise<OutboxRow[]>;
  /** Of the rights of a claim, those from `next` on. */
  moreEndedRights: (next: number) => Promise<EndedRights | null>;
  finish: (rows: OutboxRow[]) => Promise<void>;
  /** Gives them back before the lease ends. */
  release: (rows: OutboxRow[]) => Promise<void>;
  hasDue: () => Promise<boolean>;
};

const MOST_ROWS = 50;
/** Longer than the relay may run. */
const LEASE_SECONDS = 60;

export const outboxOf = ({ query }: Database): Outbox => ({
  claim: async () => {
    const rows = await query<{ id: number; payload: string }>(
      'select id, payload::text as payload from claim_outbox(:most_rows::int, :lease_seconds::int)',
      { most_rows: MOST_ROWS, lease_seconds: LEASE_SECONDS },
    );
    return rows.map(({ id, payload }) => ({ id, ...(JSON.parse(payload) as Payload) }));
  },
  moreEndedRights: async (next) => {
    const [row] = await query<{ ended: string | null }>(
      'select ended_rights(:after::bigint)::text as ended',
      {
        after: next,
      },
    );
    return row?.ended ? (JSON.parse(row.ended) as EndedRights) : null;
  },
  finish: async (rows) => {
    await query('select finish_outbox(:ids::jsonb)', { ids: idsOf(rows) });
  },
  release: async (rows) => {
    await query('select release_outbox(:ids::jsonb)', { ids: idsOf(rows) });
  },
  hasDue: async () => {
    const [row] = await query<{ due: boolean }>('select outbox_has_due() as due');
    return row?.due ?? false;
  },
});

function idsOf(rows: OutboxRow[]): string {
  return JSON.stringify(rows.map(({ id }) => id));
}
