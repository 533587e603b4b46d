import { S3Fault } from './s3-fault.ts';

/** Longer than any line between chunks that a client sends. */
const LONGEST_LINE = 8 * 1024;

/** Takes the encoding `aws-chunked` off a body: sizes in hexadecimal, and headers at its end, which are handed to `trailers`. */
export async function* decodeChunks(
  body: AsyncIterable<Buffer>,
  trailers: (name: string, value: string) => void,
): AsyncGenerator<Buffer> {
  const input = bufferedInput(body);
  for (;;) {
    const [size = ''] = (await input.line()).split(';');
    if (!/^[0-9a-f]{1,8}$/i.test(size)) throw new S3Fault('IncompleteBody');
    if (parseInt(size, 16) === 0) break;
    yield* input.bytes(parseInt(size, 16));
    if ((await input.line()) !== '') throw new S3Fault('IncompleteBody');
  }
  for (let line = await input.line(); line !== ''; line = await input.line()) {
    const [name = '', ...value] = line.split(':');
    trailers(name.trim().toLowerCase(), value.join(':').trim());
  }
}

function bufferedInput(body: AsyncIterable<Buffer>) {
  const source = body[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<Buffer> {
    const { value, done } = (await source.next()) as IteratorResult<Buffer>;
    if (done) throw new S3Fault('IncompleteBody');
    return value;
  }

  return {
    line: async (): Promise<string> => {
      for (;;) {
        const end = rest.indexOf('\r\n');
        if (end >= 0) {
          const line = rest.subarray(0, end).toString('latin1');
          rest = rest.subarray(end + 2);
          return line;
        }
        if (rest.length > LONGEST_LINE) throw new S3Fault('IncompleteBody');
        rest = Buffer.concat([rest, await more()]);
      }
    },
    bytes: async function* (count: number): AsyncGenerator<Buffer> {
      for (let left = count; left > 0;) {
        if (rest.length === 0) rest = await more();
        const taken = rest.subarray(0, left);
        rest = rest.subarray(taken.length);
        left -= taken.length;
        yield taken;
      }
    },
  };
}
