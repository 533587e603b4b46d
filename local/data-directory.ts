import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './aws-service.ts';
import { StartError } from './start-error.ts';
import { fileStore, memoryStore } from './store.ts';

/** Raised whenever an older program could not read what a newer one has written, or the other way round. */
const FORMAT_VERSION = 1;

/** Where everything is kept that outlives a restart; held by one process at a time. */
export type DataDirectory = {
  /** Where the database keeps its files. */
  database: string | 'memory';
  /** Where the content of objects lies. */
  objects: string | 'memory';
  store: Store;
  isNew: boolean;
  close: () => Promise<void>;
};

export function openDataDirectory(path: string | 'memory', log: (line: string) => void): DataDirectory {
  if (path === 'memory')
    return {
      database: 'memory',
      objects: 'memory',
      store: memoryStore(),
      isNew: true,
      close: async () => {},
    };

  makeDirectory(path);
  const unlock = lock(path);
  try {
    const isNew = checkFormat(path);
    const store = fileStore(join(path, 'state'), log);
    const close = () => store.flush().finally(unlock);
    return { database: join(path, 'postgres'), objects: join(path, 'objects'), store, isNew, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new StartError(`The data directory ${path} cannot be made: ${(error as Error).message}`);
  }
}

/** Whether the directory is new, in which case it is marked with our format. */
function checkFormat(directory: string): boolean {
  const path = join(directory, 'format.json');
  const text = readIfThere(path);
  if (text === undefined) {
    writeFileSync(path, JSON.stringify({ version: FORMAT_VERSION }));
    return true;
  }
  const version = versionIn(text);
  if (version !== FORMAT_VERSION)
    throw new StartError(
      `The data in ${directory} has the format ${version}, and this program reads ${FORMAT_VERSION}: ` +
        'delete the directory or choose another one.',
    );
  return false;
}

function versionIn(text: string): string | number {
  try {
    return (JSON.parse(text) as { version?: number }).version ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/** Directories that this process holds, which the number in the lock file cannot tell from those it left behind. */
const held = new Set<string>();

function lock(directory: string): () => void {
  const path = join(directory, 'lock');
  const owner = Number(readIfThere(path));
  if (held.has(path) || isOtherProcess(owner))
    throw new StartError(
      `The data directory ${directory} is in use by process ${owner}: stop that, or choose another directory.`,
    );
  writeFileSync(path, String(process.pid));
  held.add(path);
  return () => {
    held.delete(path);
    rmSync(path, { force: true });
  };
}

function isOtherProcess(id: number): boolean {
  if (!id || id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`${path} cannot be read: ${(error as Error).message}`);
  }
}
