import type { DecimalSeparator, ErrorCode, InvoiceImportState } from '../../graphql/generated/graphql.ts';
import type { Database, Value } from '../database.ts';
import type { ReadLine } from './read-invoice.ts';

/** How far an import is: the line of the file that is behind it. */
export type InvoiceRun = { state: InvoiceImportState; position: number; decimalSeparator: DecimalSeparator };

/** Lines behind the position, in the order of the file. */
export type InvoiceBatch = { lines: ReadLine[]; isLast: boolean };

/** The run of one import. All but `begin` answer nothing where a younger run has taken the import over. */
export type OwnInvoiceRun = {
  giveIn: (batch: InvoiceBatch) => Promise<InvoiceRun | null>;
  match: (most: number) => Promise<InvoiceRun | null>;
  compare: (most: number) => Promise<InvoiceRun | null>;
  fail: (code: ErrorCode, message: string) => Promise<InvoiceRun | null>;
};

export type InvoiceLedger = {
  /** Nothing where there is no such import. */
  begin: (importId: string, runId: string, etag: string) => Promise<InvoiceRun | null>;
  run: (importId: string, runId: string) => OwnInvoiceRun;
};

export const invoiceLedgerOf = ({ query }: Database): InvoiceLedger => {
  const ask = async (sql: string, values: Record<string, Value>): Promise<InvoiceRun | null> => {
    const [row] = await query<{ run?: string }>(sql, values);
    return row?.run ? (JSON.parse(row.run) as InvoiceRun) : null;
  };
  return {
    begin: (importId, runId, etag) =>
      ask('select begin_invoice_run(:id::uuid, :run_id::uuid, :etag)::text as run', {
        id: importId,
        run_id: runId,
        etag,
      }),
    run: (importId, runId) => {
      const own = { id: importId, run_id: runId };
      return {
        giveIn: (batch) =>
          ask('select give_invoice_lines(:id::uuid, :run_id::uuid, :batch::jsonb)::text as run', {
            ...own,
            batch: JSON.stringify(batch),
          }),
        match: (most) =>
          ask('select match_invoice_lines(:id::uuid, :run_id::uuid, :most::int)::text as run', {
            ...own,
            most,
          }),
        compare: (most) =>
          ask('select compare_invoice_lines(:id::uuid, :run_id::uuid, :most::int)::text as run', {
            ...own,
            most,
          }),
        fail: (code, message) =>
          ask('select fail_invoice_import(:id::uuid, :run_id::uuid, :code, :message)::text as run', {
            ...own,
            code,
            message,
          }),
      };
    },
  };
};
