const KEY = /^manifests\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.csv$/;

/** Where the file of an import is put. */
export function manifestKey(importId: string): string {
  return `manifests/${importId}.csv`;
}

/** Nothing for a file that is not the manifest of an import. */
export function importIdIn(key: string): string | undefined {
  return KEY.exec(key)?.[1];
}
