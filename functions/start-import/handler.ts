import { S3Client } from '@aws-sdk/client-s3';
import { setting } from '../settings.ts';

const bucket = setting('BUCKET_NAME');

export const handler = async (): Promise<never> => {
  await new S3Client().config.region();
  throw new Error(`Imports to ${bucket} are not there yet.`);
};
