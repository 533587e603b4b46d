import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Changes with the name and the content of every SQL file, and with nothing else. */
export function checksum(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of folders.flatMap(sqlFiles))
    hash.update(file.name).update('\0').update(file.content).update('\0');
  return hash.digest('hex');
}

function sqlFiles(folder: string): { name: string; content: Buffer }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name)) }));
}
