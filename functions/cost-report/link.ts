import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { CONTENT_TYPE, exportKey, type ExportFile } from './export-file.ts';

const SECONDS = 15 * 60;

export type Link = { url: string; urlExpiresAt: string };

/** An address from which a browser saves the file under a name for people. */
export const linkTo =
  (client: S3Client, bucket: string, now: () => Date) =>
  async (file: ExportFile): Promise<Link> => {
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: exportKey(file),
      ResponseContentType: CONTENT_TYPE[file.format],
      ResponseContentDisposition: `attachment; filename="${file.fileName}"`,
    });
    const signingDate = now();
    return {
      url: await getSignedUrl(client, command, { expiresIn: SECONDS, signingDate }),
      urlExpiresAt: new Date(signingDate.getTime() + SECONDS * 1000).toISOString(),
    };
  };
