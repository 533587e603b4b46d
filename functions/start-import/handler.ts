import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { S3Client } from '@aws-sdk/client-s3';
import { connect } from '../database.ts';
import { clusterSettings, setting } from '../settings.ts';
import { signUpload } from './sign-upload.ts';
import { startImport } from './start-import.ts';

/** A checksum that is signed would have to be that of the file, which is not here. */
const s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

export const handler = startImport({
  database: connect(new RDSDataClient(), clusterSettings()),
  signUpload: signUpload(s3, setting('BUCKET_NAME'), () => new Date()),
});
