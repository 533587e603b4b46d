import { isUtf8 } from 'node:buffer';
import { InvalidFile } from './invalid-file.ts';

const LF = 10;
const CR = 13;

/** The text of a file in UTF-8, piece by piece, without a byte order mark. Another encoding is refused with its line. */
export async function* utf8Text(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let isAfterReturn = false;
  let pending = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([pending, chunk]);
    const end = endOfWholeCharacters(bytes);
    const whole = bytes.subarray(0, end);
    if (isAfterReturn && whole[0] === LF) line--;
    if (!isUtf8(whole)) refuse(line + firstWrongLine(whole));
    pending = Buffer.from(bytes.subarray(end));
    yield decoder.decode(whole, { stream: true });
    line += linesOf(whole).length - 1;
    isAfterReturn = whole.length > 0 ? whole.at(-1) === CR : isAfterReturn;
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
  return linesOf(bytes).findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')));
}

/** As CSV is divided: CR, LF and CRLF alike. */
function linesOf(bytes: Buffer): string[] {
  return bytes.toString('latin1').split(/\r\n|\r|\n/);
}
