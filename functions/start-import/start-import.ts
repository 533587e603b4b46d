import type {
  ErrorCode,
  Import,
  ImportUpload,
  InvoiceImport,
  InvoiceUpload,
  StartImportInput,
  StartInvoiceImportInput,
} from '../../graphql/generated/graphql.ts';
import type { Database } from '../database.ts';
import type { FileKind } from '../file-key.ts';
import { isOfUnkeepableText, UNKEEPABLE_TEXT } from '../unkeepable-text.ts';

/** A manifest, unless it says otherwise. */
export type StartImport =
  | { kind?: 'MANIFEST'; viewer: object; input: StartImportInput }
  | { kind: 'INVOICE'; viewer: object; input: StartInvoiceImportInput };

type Refused = { error: { code: ErrorCode; message: string } };
type Begun = { import: Import | InvoiceImport };

/** The upload as the field answers it, or why there is none. */
export type Started = ImportUpload | InvoiceUpload | Refused;

/** An address for one PUT, and the headers that it was signed for. */
export type Upload = Pick<ImportUpload, 'url' | 'headers' | 'expiresAt'>;

export type Services = {
  database: Database;
  signUpload: (kind: FileKind, importId: string, sizeInBytes: number) => Promise<Upload>;
};

const STATEMENTS: Record<FileKind, string> = {
  MANIFEST: 'select start_import(:viewer::jsonb, :input::jsonb)::text as started',
  INVOICE: 'select start_invoice_import(:viewer::jsonb, :input::jsonb)::text as started',
};

/** Begins an import, and says where to put its file. The same key again answers the same import and a new address. */
export const startImport =
  ({ database, signUpload }: Services) =>
  async ({ kind = 'MANIFEST', viewer, input }: StartImport): Promise<Started> => {
    const started = await begun(database, kind, viewer, input);
    if ('error' in started) return started;
    const upload = await signUpload(kind, started.import.id, input.sizeInBytes);
    return { ...started, ...upload } as ImportUpload | InvoiceUpload;
  };

async function begun(
  { query }: Database,
  kind: FileKind,
  viewer: object,
  input: object,
): Promise<Begun | Refused> {
  try {
    const [row] = await query<{ started: string }>(STATEMENTS[kind], {
      viewer: JSON.stringify(viewer),
      input: JSON.stringify(input),
    });
    return JSON.parse(row?.started ?? '{}') as Begun;
  } catch (fault) {
    if (isOfUnkeepableText(fault)) return { error: UNKEEPABLE_TEXT };
    throw fault;
  }
}
