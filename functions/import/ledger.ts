import type { ErrorCode, Import } from '../../graphql/generated/graphql.ts';
import type { Database, Value } from '../database.ts';
import type { ManifestRow } from './read-manifest.ts';

/** How far an import is: `position` counts the rows that are behind it in this pass. */
export type Run = { import: Import; position: number };

/** Rows `from` to `until` of the file, of which it brings those with which there is something to do. */
export type Batch = { from: number; until: number; rows: ManifestRow[] };

/** The run of one import. All but `begin` answer nothing where a younger run has taken the import over. */
export type ImportRun = {
  giveIn: (batch: Batch) => Promise<Run | null>;
  endPass: () => Promise<Run | null>;
  fail: (code: ErrorCode, message: string) => Promise<Run | null>;
};

export type ImportLedger = {
  /** Nothing where there is no such import. */
  begin: (importId: string, runId: string, etag: string) => Promise<Run | null>;
  run: (importId: string, runId: string) => ImportRun;
};

export const importLedgerOf = ({ query }: Database): ImportLedger => {
  const ask = async (sql: string, values: Record<string, Value>): Promise<Run | null> => {
    const [row] = await query<{ run?: string }>(sql, values);
    return row?.run ? (JSON.parse(row.run) as Run) : null;
  };
  return {
    begin: (importId, runId, etag) =>
      ask('select begin_import_run(:id::uuid, :run_id::uuid, :etag)::text as run', {
        id: importId,
        run_id: runId,
        etag,
      }),
    run: (importId, runId) => {
      const own = { id: importId, run_id: runId };
      return {
        giveIn: (batch) =>
          ask('select import_rows(:id::uuid, :run_id::uuid, :batch::jsonb)::text as run', {
            ...own,
            batch: JSON.stringify(batch),
          }),
        endPass: () => ask('select end_import_pass(:id::uuid, :run_id::uuid)::text as run', own),
        fail: (code, message) =>
          ask('select fail_import(:id::uuid, :run_id::uuid, :code, :message)::text as run', {
            ...own,
            code,
            message,
          }),
      };
    },
  };
};
