import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { PublishImportProgressDocument } from '../../graphql/generated/graphql.ts';
import { pushTo } from '../appsync.ts';
import { connect } from '../database.ts';
import { logLine } from '../log.ts';
import { clusterSettings, setting } from '../settings.ts';
import { importManifest } from './import.ts';
import { importLedgerOf } from './ledger.ts';
import { manifestIn, openManifest, type ObjectCreated } from './manifest-file.ts';

/** Others wait for the one session of a local database as long as a batch takes. */
const ROWS_AT_ONCE = 100;

const s3 = new S3Client();
const push = pushTo(setting('GRAPHQL_URL'), s3.config);

const importArrived = importManifest({
  ledger: importLedgerOf(connect(new RDSDataClient(), clusterSettings())),
  open: openManifest(s3, setting('BUCKET_NAME')),
  tell: async (progress) => {
    await push(PublishImportProgressDocument, { progress: JSON.stringify(progress) });
  },
  now: () => new Date(),
  newId: randomUUID,
  log: logLine,
  rowsAtOnce: ROWS_AT_ONCE,
});

export const handler = async (event: ObjectCreated, context: Context): Promise<void> => {
  const manifest = manifestIn(event);
  if (!manifest) return logLine({ message: 'not a manifest' });
  await importArrived(manifest, () => context.getRemainingTimeInMillis());
};
