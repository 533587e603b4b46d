import { GetObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3';
import type { EventBridgeEvent } from 'aws-lambda';
import { importIdIn } from '../manifest-key.ts';

/** A file in the bucket: which import it is of, and which content it had when we heard of it. */
export type Manifest = { importId: string; key: string; etag: string };

export type ObjectCreated = EventBridgeEvent<'Object Created', { object: { key: string; etag: string } }>;

/** Nothing for a file that is not the manifest of an import. */
export function manifestIn({ detail }: ObjectCreated): Manifest | null {
  const { key, etag } = detail.object;
  const importId = importIdIn(key);
  return importId ? { importId, key, etag } : null;
}

/** The content that was announced, as a stream: nothing where another has taken its place, of which we hear too. */
export const openManifest =
  (client: Pick<S3Client, 'send'>, bucket: string) =>
  async ({ key, etag }: Manifest): Promise<AsyncIterable<Uint8Array> | null> => {
    try {
      const command = new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: `"${etag}"` });
      const { Body } = await client.send(command);
      return (Body as AsyncIterable<Uint8Array> | undefined) ?? null;
    } catch (fault) {
      if (fault instanceof S3ServiceException && fault.$metadata.httpStatusCode === 412) return null;
      throw fault;
    }
  };
