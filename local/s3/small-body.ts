import { createHash } from 'node:crypto';
import { S3Fault } from './s3-fault.ts';
import type { S3Request } from './types.ts';

/** Ten thousand parts fit. */
const MOST_BYTES = 4 * 1024 ** 2;

/** The text of a body that says something to S3 itself. */
export async function readText({ body, headers }: Pick<S3Request, 'body' | 'headers'>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new S3Fault('MalformedXML');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks);
  const signed = headers['x-amz-content-sha256'] ?? '';
  const found = createHash('sha256').update(text).digest('hex');
  if (/^[0-9a-f]{64}$/.test(signed) && signed !== found) throw new S3Fault('XAmzContentSHA256Mismatch');
  return text.toString('utf8');
}
