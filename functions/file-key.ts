/** What a file in the bucket is, by the folder where it is put. */
export type FileKind = 'MANIFEST' | 'INVOICE';

const FOLDERS: Record<FileKind, string> = { MANIFEST: 'manifests', INVOICE: 'invoices' };
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Where the file of an import is put. */
export function fileKey(kind: FileKind, importId: string): string {
  return `${FOLDERS[kind]}/${importId}.csv`;
}

/** Nothing for a file that is not of an import of this kind. */
export function importIdIn(kind: FileKind, key: string): string | undefined {
  return new RegExp(`^${FOLDERS[kind]}/(${UUID})\\.csv$`).exec(key)?.[1];
}
