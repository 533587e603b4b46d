import type { Database } from '../database.ts';
import type { ChargeLine } from './csv.ts';
import type { ExportFormat } from './export-file.ts';
import type { PageDocument } from './page-document.ts';
import type { Sums } from './sums.ts';

/** One run of one export. */
export type Run = { exportId: string; runId: string };

export type Claimed = { format: ExportFormat; totals: Sums };

/** Behind which charge a page begins. */
export type Place = { at: string; id: string };
export type ChargePage = { lines: ChargeLine[]; last?: Place };

export type Ledger = {
  /** Null where there is nothing to write, or somebody else does. */
  claim: (run: Run) => Promise<Claimed | null>;
  charges: (run: Run, after?: Place) => Promise<ChargePage>;
  document: (run: Run) => Promise<PageDocument>;
  /** False where another run has it since. */
  renew: (run: Run) => Promise<boolean>;
  finish: (run: Run, file: { sizeInBytes: number; lineCount: number }) => Promise<boolean>;
  release: (run: Run) => Promise<void>;
};

/** Longer than one page takes, and no longer than a second try of AWS waits. */
export const LEASE_SECONDS = 55;
/** Each a row of two kilobytes at most, of which an answer holds a megabyte (F58). */
export const LINES_AT_ONCE = 500;

type Row = { at: string; id: string; line: string };

export const ledgerOf = ({ query }: Database, keptSeconds: number, linesAtOnce = LINES_AT_ONCE): Ledger => ({
  claim: async ({ exportId, runId }) => {
    const [row] = await query<{ claimed?: string | null }>(
      'select claim_cost_export(:exportId::uuid, :runId::uuid, :lease::int)::text as claimed',
      { exportId, runId, lease: LEASE_SECONDS },
    );
    return row?.claimed ? (JSON.parse(row.claimed) as Claimed) : null;
  },
  charges: async ({ exportId, runId }, after) => {
    const rows = await query<Row>(
      `select at::text, id::text, line::text
       from cost_export_page(:exportId::uuid, :runId::uuid, :at::timestamptz, :id::uuid, :most::int)`,
      { exportId, runId, at: after?.at ?? null, id: after?.id ?? null, most: linesAtOnce },
    );
    const last = rows.at(-1);
    return {
      lines: rows.map(({ line }) => JSON.parse(line) as ChargeLine),
      ...(last && rows.length === linesAtOnce && { last: { at: last.at, id: last.id } }),
    };
  },
  document: async ({ exportId, runId }) => {
    const pieces = await query<{ piece: string }>(
      'select in_pieces(cost_export_report(:exportId::uuid, :runId::uuid)) as piece',
      { exportId, runId },
    );
    return JSON.parse(pieces.map(({ piece }) => piece).join('')) as PageDocument;
  },
  renew: async ({ exportId, runId }) => {
    const [row] = await query<{ has: boolean }>(
      'select renew_cost_export(:exportId::uuid, :runId::uuid, :lease::int) as has',
      { exportId, runId, lease: LEASE_SECONDS },
    );
    return row?.has === true;
  },
  finish: async ({ exportId, runId }, { sizeInBytes, lineCount }) => {
    const [row] = await query<{ has: boolean }>(
      `select finish_cost_export(
         :exportId::uuid, :runId::uuid, :sizeInBytes::bigint, :lineCount::int, :keptSeconds::int
       ) as has`,
      { exportId, runId, sizeInBytes, lineCount, keptSeconds },
    );
    return row?.has === true;
  },
  release: async ({ exportId, runId }) => {
    await query('select release_cost_export(:exportId::uuid, :runId::uuid)', { exportId, runId });
  },
});
