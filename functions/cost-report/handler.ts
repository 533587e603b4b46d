import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { S3Client } from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect } from '../database.ts';
import { logLine } from '../log.ts';
import { clusterSettings, setting } from '../settings.ts';
import { withoutWords } from '../without-words.ts';
import type { ExportFile } from './export-file.ts';
import { ledgerOf } from './ledger.ts';
import { linkTo, type Link } from './link.ts';
import type { PageDocument } from './page-document.ts';
import { uploadTo } from './upload.ts';
import { writeExport } from './write-export.ts';

/** Somebody is woken to write a file, or waits for the address of one. */
type Asked = { exportId: string } | { link: ExportFile };

const s3 = new S3Client();
const bucket = setting('BUCKET_NAME');

/** The fonts lie beside the bundle. */
const font = (name: string) => readFile(new URL(name, import.meta.url));

/** What draws is started only where something is drawn: it takes as long as all the rest. */
async function drawPage(document: PageDocument): Promise<Uint8Array> {
  const { costPage } = await import('./cost-page.ts');
  const [regular, bold] = await Promise.all([font('Inter_400Regular.ttf'), font('Inter_600SemiBold.ttf')]);
  return costPage(document, { regular, bold });
}

const write = withoutWords(
  writeExport({
    ledger: ledgerOf(connect(new RDSDataClient(), clusterSettings()), Number(setting('KEPT_SECONDS'))),
    upload: uploadTo(s3, bucket),
    drawPage,
    newId: randomUUID,
    log: logLine,
  }),
);
const link = linkTo(s3, bucket, () => new Date());

export const handler = async (asked: Asked): Promise<Link | undefined> => {
  if ('link' in asked) return link(asked.link);
  await write(asked.exportId);
  return undefined;
};
