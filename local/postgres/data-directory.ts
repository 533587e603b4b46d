import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseUnavailable } from './types.ts';

const POSTGRES_VERSION = '18';

/** A directory that does not exist yet is welcome. */
export function refuseOtherVersion(directory: string): void {
  const versionFile = join(directory, 'PG_VERSION');
  if (!existsSync(versionFile)) return;

  const version = readFileSync(versionFile, 'utf8').trim();
  if (version === POSTGRES_VERSION) return;
  throw new DatabaseUnavailable(
    `The data in ${directory} was written by Postgres ${version}, but this needs Postgres ${POSTGRES_VERSION}: move it away or choose another DATA_DIR.`,
  );
}
