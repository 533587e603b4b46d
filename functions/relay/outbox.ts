import type { PackageEvent, PublicTracking } from '../../graphql/generated/graphql.ts';
import type { Database } from '../database.ts';

type Payload = {
  packageId: string;
  eventId: string;
  /** Was tried too often: it is not to be handed on, but reported. */
  isGivenUp: boolean;
  /** Not there where the event cannot be told. */
  event?: PackageEvent | null;
  /** What the public may know of the package by now; null where a later row has it, or nobody can follow it yet. */
  publicTracking?: PublicTracking | null;
  /** When something is due for the package, if nothing happens before; with its last row of a claim. */
  dueAt?: string | null;
  /** With the first row of a claim: what was taken away lately, as subscriptions name it. */
  endedRights?: EndedRights | null;
};
/** A right by which somebody followed something, e.g. `{ userId, officeId }`. */
export type EndedRight = Record<string, string>;
/** As many as fit, and where the others begin. */
export type EndedRights = { rights: EndedRight[]; next: number | null };
/** Whether some of what was given back is due at once, and when the first of the others is. */
export type Released = { isDue: boolean; nextDue: Date | null };
export type OutboxRow = { id: number } & Payload;

/** What has been recorded and not yet been handed on. */
export type Outbox = {
  /** Those that are due, each package's in the order of its versions; nobody else gets them while the lease lasts. */
  claim: () => Promise<OutboxRow[]>;
  /** Of the rights of a claim, those from `next` on. */
  moreEndedRights: (next: number) => Promise<EndedRights | null>;
  finish: (rows: OutboxRow[]) => Promise<void>;
  /** Gives them back before the lease ends; each that failed waits the longer, the more often it has. */
  release: (rows: { untried: OutboxRow[]; failed: OutboxRow[] }) => Promise<Released>;
  /** Somebody was told that these were given up. */
  report: (rows: OutboxRow[]) => Promise<void>;
  hasDue: () => Promise<boolean>;
};

const MOST_ROWS = 50;
/** Longer than the relay may run. */
const LEASE_SECONDS = 60;

export const outboxOf = ({ query }: Database, leaseSeconds = LEASE_SECONDS): Outbox => ({
  claim: async () => {
    const rows = await query<{ id: number; payload: string }>(
      'select id, payload::text as payload from claim_outbox(:most_rows::int, :lease_seconds::int)',
      { most_rows: MOST_ROWS, lease_seconds: leaseSeconds },
    );
    return rows.map(({ id, payload }) => ({ id, ...(JSON.parse(payload) as Payload) }));
  },
  moreEndedRights: async (next) => {
    const [row] = await query<{ ended: string | null }>(
      'select ended_rights(:after::bigint)::text as ended',
      { after: next },
    );
    return row?.ended ? (JSON.parse(row.ended) as EndedRights) : null;
  },
  finish: async (rows) => {
    await query('select finish_outbox(:ids::jsonb)', { ids: idsOf(rows) });
  },
  release: async ({ untried, failed }) => {
    const [row] = await query<{ is_due: boolean; next_due?: number | null }>(
      `select is_due, (date_part('epoch', next_due) * 1000)::bigint as next_due
       from release_outbox(:untried::jsonb, :failed::jsonb)`,
      { untried: idsOf(untried), failed: idsOf(failed) },
    );
    return { isDue: row?.is_due ?? false, nextDue: row?.next_due ? new Date(row.next_due) : null };
  },
  report: async (rows) => {
    await query('select report_outbox(:ids::jsonb)', { ids: idsOf(rows) });
  },
  hasDue: async () => {
    const [row] = await query<{ due: boolean }>('select outbox_has_due() as due');
    return row?.due ?? false;
  },
});

function idsOf(rows: OutboxRow[]): string {
  return JSON.stringify(rows.map(({ id }) => id));
}
