import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { PublishImportProgressDocument } from '../../graphql/generated/graphql.ts';
import { pushTo } from '../appsync.ts';
import { connect } from '../database.ts';
import { logLine } from '../log.ts';
import { clusterSettings, setting } from '../settings.ts';
import { arrivedFile, openFile, type ObjectCreated } from './arrived-file.ts';
import { importInvoice } from './import-invoice.ts';
import { importManifest } from './import.ts';
import { invoiceLedgerOf } from './invoice-ledger.ts';
import { importLedgerOf } from './ledger.ts';

/** Others wait for the one session of a local database as long as a batch takes. */
const ROWS_AT_ONCE = 100;

const s3 = new S3Client();
const push = pushTo(setting('GRAPHQL_URL'), s3.config);
const database = connect(new RDSDataClient(), clusterSettings());
const common = {
  open: openFile(s3, setting('BUCKET_NAME')),
  newId: randomUUID,
  log: logLine,
  rowsAtOnce: ROWS_AT_ONCE,
};

const manifestArrived = importManifest({
  ...common,
  ledger: importLedgerOf(database),
  tell: async (progress) => {
    await push(PublishImportProgressDocument, { progress: JSON.stringify(progress) });
  },
  now: () => new Date(),
});
const invoiceArrived = importInvoice({ ...common, ledger: invoiceLedgerOf(database) });

export const handler = async (event: ObjectCreated, context: Context): Promise<void> => {
  const timeLeft = () => context.getRemainingTimeInMillis();
  const manifest = arrivedFile('MANIFEST', event);
  if (manifest) return manifestArrived(manifest, timeLeft);
  const invoice = arrivedFile('INVOICE', event);
  return invoice ? invoiceArrived(invoice, timeLeft) : logLine({ message: 'not a file of an import' });
};
