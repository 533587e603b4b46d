import { faultName, type Log } from '../log.ts';
import { chargesFile } from './charges-file.ts';
import { CONTENT_TYPE, exportKey } from './export-file.ts';
import type { Claimed, Ledger, Run } from './ledger.ts';
import type { PageDocument } from './page-document.ts';
import { createSums, type Sums } from './sums.ts';
import type { Uploaded } from './upload.ts';

export type Services = {
  ledger: Ledger;
  upload: (key: string, contentType: string, pieces: AsyncIterable<Uint8Array>) => Promise<Uploaded>;
  drawPage: (document: PageDocument) => Promise<Uint8Array>;
  newId: () => string;
  log: Log;
};

/** The charges in a file are not those that the report adds up: nobody gets such a file. */
export class SumsDiffer extends Error {
  override readonly name = 'SumsDiffer';
}

/** Writes an export that nobody else writes. What fails is given back for the next try of AWS. */
export const writeExport =
  (services: Services) =>
  async (exportId: string): Promise<void> => {
    const { ledger, log, newId } = services;
    const run: Run = { exportId, runId: newId() };
    const claimed = await ledger.claim(run);
    if (!claimed) return log({ message: 'nothing to write', exportId });
    try {
      const { bytes, mostBuffered } = await upload(services, run, claimed);
      const isKept = await ledger.finish(run, { sizeInBytes: bytes, lineCount: linesOf(claimed.totals) });
      log({ message: isKept ? 'wrote' : 'lost the lease', exportId, bytes, mostBuffered });
    } catch (fault) {
      log({ message: 'not written', exportId, fault: faultName(fault) });
      await ledger.release(run);
      throw fault;
    }
  };

function upload({ ledger, ...services }: Services, run: Run, { format, totals }: Claimed): Promise<Uploaded> {
  const key = exportKey({ ...run, format });
  const pieces =
    format === 'CSV' ? checkedCharges(ledger, run, totals) : pageOf(ledger, run, services.drawPage);
  return services.upload(key, CONTENT_TYPE[format], pieces);
}

/** Fails before the file is complete, which then is not there at all. */
async function* checkedCharges(ledger: Ledger, run: Run, totals: Sums): AsyncGenerator<Uint8Array> {
  const sums = createSums();
  yield* chargesFile(ledger, run, sums.add);
  if (!sums.areThose(totals)) throw new SumsDiffer('The charges are not what the report adds up.');
}

async function* pageOf(ledger: Ledger, run: Run, drawPage: Services['drawPage']): AsyncGenerator<Uint8Array> {
  yield await drawPage(await ledger.document(run));
}

function linesOf(totals: Sums): number {
  return Object.values(totals).reduce((all, { lineCount }) => all + lineCount, 0);
}
