import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Takes the pieces of a text one by one; what it comes to is base64, as S3's headers have it. */
export type Digest = { update: (chunk: Buffer) => void; value: () => string };

/** By the names of their headers, `x-amz-checksum-<name>`; there are no others here. */
export const CHECKSUMS: Record<string, () => Digest> = {
  crc32: () => cyclic(crc32),
  crc32c: () => cyclic(crc32c),
  sha1: () => hashed('sha1'),
  sha256: () => hashed('sha256'),
};

function hashed(algorithm: string): Digest {
  const hash = createHash(algorithm);
  return { update: (chunk) => void hash.update(chunk), value: () => hash.digest('base64') };
}

function cyclic(next: (chunk: Buffer, before: number) => number): Digest {
  let sum = 0;
  return {
    update: (chunk) => {
      sum = next(chunk, sum);
    },
    value: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(sum);
      return bytes.toString('base64');
    },
  };
}

/** The polynomial of Castagnoli, reflected. */
const CASTAGNOLI = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1;
  return rest;
});

function crc32c(chunk: Buffer, before: number): number {
  let sum = ~before;
  for (const byte of chunk) sum = (sum >>> 8) ^ (CASTAGNOLI[(sum ^ byte) & 0xff] ?? 0);
  return ~sum >>> 0;
}
