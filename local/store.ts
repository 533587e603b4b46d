import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './aws-service.ts';
import { StartError } from './start-error.ts';

/** What is lost at most if the process is killed; `flush` loses nothing. */
const WRITE_DELAY_MILLISECONDS = 500;

/** Keeps each value in a JSON file of its own; a file is replaced as a whole or not at all. */
export function fileStore(directory: string, log: (line: string) => void): Store {
  const pending = new Map<string, () => unknown>();
  let timer: NodeJS.Timeout | undefined;
  let lastWrite: Promise<void> = Promise.resolve();

  async function writePending(): Promise<void> {
    const values = [...pending];
    pending.clear();
    await mkdir(directory, { recursive: true });
    for (const [name, value] of values) await replaceFile(fileOf(directory, name), JSON.stringify(value()));
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    lastWrite = lastWrite.then(writePending);
    return lastWrite;
  }

  return {
    read: <T>(name: string) => readJson<T>(fileOf(directory, name)),
    write: (name, value) => {
      pending.set(name, value);
      timer ??= setTimeout(() => {
        flush().catch((error: unknown) => log(`${directory} cannot be written: ${String(error)}`));
      }, WRITE_DELAY_MILLISECONDS);
    },
    flush,
  };
}

export function memoryStore(): Store {
  return { read: () => undefined, write: () => {}, flush: async () => {} };
}

function fileOf(directory: string, name: string): string {
  return join(directory, `${name}.json`);
}

async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`${path} cannot be read: ${(error as Error).message}`);
  }
}
