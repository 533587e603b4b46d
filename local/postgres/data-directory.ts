import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseUnavailable } from './types.ts';

const POSTGRES_VERSION = '18';

/** Makes sure that a data directory is ours to open, by version and by process; the answer gives it back. */
export function claimDataDirectory(directory: string): () => void {
  refuseOtherVersion(directory);
  return lock(`${directory}.lock`, directory);
}

function refuseOtherVersion(directory: string): void {
  const versionFile = join(directory, 'PG_VERSION');
  if (!existsSync(versionFile)) return;

  const version = readFileSync(versionFile, 'utf8').trim();
  if (version === POSTGRES_VERSION) return;
  throw new DatabaseUnavailable(
    `The data in ${directory} was written by Postgres ${version}, but this needs Postgres ${POSTGRES_VERSION}: move it away or choose another DATA_DIR.`,
  );
}

/** PGlite does not notice that another process has the same files open, and the two would destroy them. */
function lock(file: string, directory: string): () => void {
  const owner = readOwner(file);
  if (owner !== undefined && isAlive(owner)) {
    throw new DatabaseUnavailable(
      `The data in ${directory} is in use by process ${owner}: stop it or choose another DATA_DIR.`,
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function readOwner(file: string): number | undefined {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

function isAlive(processId: number): boolean {
  try {
    return processId > 0 && process.kill(processId, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
