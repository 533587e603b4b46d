import type { ErrorCode, Import, ImportUpload, StartImportInput } from '../../graphql/generated/graphql.ts';
import type { Database } from '../database.ts';
import { isOfUnkeepableText, UNKEEPABLE_TEXT } from '../unkeepable-text.ts';

export type StartImport = { viewer: object; input: StartImportInput };

/** The upload as the field answers it, or why there is none. */
export type Started = ImportUpload | { error: { code: ErrorCode; message: string } };

/** An address for one PUT, and the headers that it was signed for. */
export type Upload = Pick<ImportUpload, 'url' | 'headers' | 'expiresAt'>;

export type Services = {
  database: Database;
  signUpload: (importId: string, sizeInBytes: number) => Promise<Upload>;
};

/** Begins an import, and says where to put its file. The same key again answers the same import and a new address. */
export const startImport =
  ({ database, signUpload }: Services) =>
  async ({ viewer, input }: StartImport): Promise<Started> => {
    const started = await begun(database, viewer, input);
    if ('error' in started) return started;
    return { ...started, ...(await signUpload(started.import.id, input.sizeInBytes)) };
  };

async function begun(
  { query }: Database,
  viewer: object,
  input: StartImportInput,
): Promise<{ import: Import } | Extract<Started, { error: object }>> {
  try {
    const [row] = await query<{ started: string }>(
      'select start_import(:viewer::jsonb, :input::jsonb)::text as started',
      { viewer: JSON.stringify(viewer), input: JSON.stringify(input) },
    );
    return JSON.parse(row?.started ?? '{}') as { import: Import };
  } catch (fault) {
    if (isOfUnkeepableText(fault)) return { error: UNKEEPABLE_TEXT };
    throw fault;
  }
}
