import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Piece } from './types.ts';

/** What objects hold: each piece is a file that is written once, and whose name says nothing. */
export type ObjectFiles = {
  write: (content: AsyncIterable<Buffer>) => Promise<Piece>;
  /** The bytes from `start` to before `end`, counted over all pieces; throws before the first if a piece is not there. */
  read: (pieces: readonly Piece[], start: number, end: number) => Promise<AsyncIterable<Buffer>>;
  remove: (files: readonly string[]) => Promise<void>;
  /** Those that are there. */
  list: () => string[];
  close: () => void;
};

/** `memory` is a folder for as long as the process runs: manifests and exports may be larger than one wants to hold. */
export function objectFiles(directory: string | 'memory'): ObjectFiles {
  const isTemporary = directory === 'memory';
  let folder: string | undefined;

  const place = (): string => {
    if (folder) return folder;
    folder = isTemporary ? mkdtempSync(join(tmpdir(), 'objects-')) : directory;
    mkdirSync(folder, { recursive: true });
    return folder;
  };

  const remove = async (files: readonly string[]): Promise<void> => {
    await Promise.all(files.map((file) => rm(join(place(), file), { force: true })));
  };

  return {
    write: async (content) => {
      const file = randomUUID();
      const stream = createWriteStream(join(place(), file));
      try {
        await pipeline(Readable.from(content, { objectMode: false }), stream);
        return { file, size: stream.bytesWritten };
      } catch (error) {
        await remove([file]);
        throw error;
      }
    },
    read: async (pieces, start, end) => {
      const ranges = rangesOf(pieces, start, end);
      const opened = await Promise.all(
        ranges.map(async ({ file, ...range }) => {
          const handle = await open(join(place(), file));
          return handle.createReadStream(range);
        }),
      );
      return inOrder(opened);
    },
    remove,
    list: () => (isTemporary ? [] : readdirSync(place())),
    close: () => {
      if (isTemporary && folder) rmSync(folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
}

async function* inOrder(streams: Readable[]): AsyncGenerator<Buffer> {
  try {
    for (const stream of streams) yield* stream as AsyncIterable<Buffer>;
  } finally {
    for (const stream of streams) stream.destroy();
  }
}

/** What each piece has of a range; the last byte is part of it, as streams of files have it. */
function rangesOf(pieces: readonly Piece[], start: number, end: number) {
  let begins = 0;
  return pieces.flatMap(({ file, size }) => {
    const first = Math.max(start - begins, 0);
    const last = Math.min(end - begins, size) - 1;
    begins += size;
    return first <= last ? [{ file, start: first, end: last }] : [];
  });
}
