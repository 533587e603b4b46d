import { isUtf8 } from 'node:buffer';
import { InvalidFile } from './invalid-file.ts';

/** The text of a file in UTF-8, piece by piece, without a byte order mark. Another encoding is refused with its line. */
export async function* utf8Text(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let pending = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([pending, chunk]);
    const end = endOfWholeCharacters(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) refuse(line + firstWrongLine(whole));
    pending = Buffer.from(bytes.subarray(end));
    yield decoder.decode(whole, { stream: true });
    line += lineBreaks(whole);
  }
  if (pending.length > 0) refuse(line);
}

function refuse(line: number): never {
  throw new InvalidFile(`Line ${line} is not in UTF-8. Save the file as “CSV UTF-8”.`);
}

/** Before a character of which only the first bytes are there. */
function endOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < lengthBy(byte) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function lengthBy(firstByte: number): number {
  if (firstByte >= 0xf0) return 4;
  return firstByte >= 0xe0 ? 3 : 2;
}

/** Line breaks are one byte each in UTF-8, and no other character holds these bytes. */
function firstWrongLine(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n');
  return lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')));
}

function lineBreaks(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
