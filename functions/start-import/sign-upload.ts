import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { fileKey, type FileKind } from '../file-key.ts';
import type { Upload } from './start-import.ts';

const SECONDS = 15 * 60;
const CONTENT_TYPE = 'text/csv';

/** Signed for these headers: a file of another size or type is refused by S3. */
export const signUpload =
  (client: S3Client, bucket: string, now: () => Date) =>
  async (kind: FileKind, importId: string, sizeInBytes: number): Promise<Upload> => {
    const command = new PutObjectCommand({
      Bucket: bucket,
      Key: fileKey(kind, importId),
      ContentType: CONTENT_TYPE,
      ContentLength: sizeInBytes,
    });
    const signingDate = now();
    const url = await getSignedUrl(client, command, {
      expiresIn: SECONDS,
      signingDate,
      signableHeaders: new Set(['host', 'content-type', 'content-length']),
    });
    return {
      url,
      headers: [
        { name: 'content-type', value: CONTENT_TYPE },
        { name: 'content-length', value: `${sizeInBytes}` },
      ],
      expiresAt: new Date(signingDate.getTime() + SECONDS * 1000).toISOString(),
    };
  };
