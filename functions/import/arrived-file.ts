import { GetObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3';
import type { EventBridgeEvent } from 'aws-lambda';
import { importIdIn, type FileKind } from '../file-key.ts';

/** A file in the bucket: which import it is of, and which content it had when we heard of it. */
export type ArrivedFile = { importId: string; key: string; etag: string };

export type ObjectCreated = EventBridgeEvent<'Object Created', { object: { key: string; etag: string } }>;

/** Nothing for a file that is not of an import of this kind. */
export function arrivedFile(kind: FileKind, { detail }: ObjectCreated): ArrivedFile | null {
  const { key, etag } = detail.object;
  const importId = importIdIn(kind, key);
  return importId ? { importId, key, etag } : null;
}

/** The content that was announced, as a stream: nothing where another has taken its place, of which we hear too. */
export const openFile =
  (client: Pick<S3Client, 'send'>, bucket: string) =>
  async ({ key, etag }: ArrivedFile): Promise<AsyncIterable<Uint8Array> | null> => {
    try {
      const command = new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: `"${etag}"` });
      const { Body } = await client.send(command);
      return (Body as AsyncIterable<Uint8Array> | undefined) ?? null;
    } catch (fault) {
      if (fault instanceof S3ServiceException && fault.$metadata.httpStatusCode === 412) return null;
      throw fault;
    }
  };
