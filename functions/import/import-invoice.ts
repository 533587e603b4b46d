import type { Log } from '../log.ts';
import type { ArrivedFile } from './arrived-file.ts';
import { ImportNotFinished } from './import.ts';
import { InvalidFile } from './invalid-file.ts';
import type { InvoiceLedger, InvoiceRun, OwnInvoiceRun } from './invoice-ledger.ts';
import { readInvoice, type ReadLine } from './read-invoice.ts';

export type Services = {
  ledger: InvoiceLedger;
  /** The content that arrived; nothing where it was replaced since. */
  open: (file: ArrivedFile) => Promise<AsyncIterable<Uint8Array> | null>;
  newId: () => string;
  log: Log;
  /** In a batch, which is one call of the database. */
  rowsAtOnce: number;
};

type Step = (run: InvoiceRun) => Promise<InvoiceRun | null>;

/** One batch takes less. */
const BATCH_MILLISECONDS = 30_000;

/**
 * Takes an invoice through its file and then through the database: all lines are kept before one of them is charged, so that a
 * file that cannot be read to its end charges nothing. Every batch says how far it has come, so that another run goes on where
 * this one was stopped; of two at the same time the younger goes on.
 */
export const importInvoice = (services: Services) => {
  const { ledger, newId, log, rowsAtOnce } = services;
  return async (file: ArrivedFile, timeLeft: () => number): Promise<void> => {
    const runId = newId();
    const own = ledger.run(file.importId, runId);
    const steps: Partial<Record<InvoiceRun['state'], Step>> = {
      READING: (run) => readToTheEnd(services, file, own, run, timeLeft),
      MATCHING: () => own.match(rowsAtOnce),
      COMPARING: () => own.compare(rowsAtOnce),
    };
    let run = await ledger.begin(file.importId, runId, file.etag);
    let step = run && steps[run.state];
    while (run && step) {
      if (timeLeft() < BATCH_MILLISECONDS) throw new ImportNotFinished('Lines are left to be charged.');
      run = await step(run);
      step = run && steps[run.state];
    }
    log({ message: run ? `invoice ${run.state}` : 'not ours', importId: file.importId });
  };
};

async function readToTheEnd(
  { open, rowsAtOnce }: Services,
  file: ArrivedFile,
  own: OwnInvoiceRun,
  run: InvoiceRun,
  timeLeft: () => number,
): Promise<InvoiceRun | null> {
  const chunks = await open(file);
  if (!chunks) return null;
  let lines: ReadLine[] = [];
  try {
    for await (const line of readInvoice(chunks, run.decimalSeparator)) {
      if (line.line <= run.position) continue;
      lines.push(line);
      if (lines.length < rowsAtOnce) continue;
      if (timeLeft() < BATCH_MILLISECONDS) throw new ImportNotFinished('Lines are left to be read.');
      if (!(await own.giveIn({ lines, isLast: false }))) return null;
      lines = [];
    }
  } catch (fault) {
    if (fault instanceof InvalidFile) return own.fail(fault.code, fault.message);
    throw fault;
  }
  return own.giveIn({ lines, isLast: true });
}
