import type { IncomingMessage } from 'node:http';

/** The largest that any of the services takes (a Lambda's payload), with room for what surrounds it. */
const LIMIT_BYTES = 8 * 1024 * 1024;

export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge';
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // not destroyed on the way out, or the refusal could not be sent
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT_BYTES) throw new BodyTooLarge(`A request holds at most ${LIMIT_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
