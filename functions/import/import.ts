import type { Import } from '../../graphql/generated/graphql.ts';
import { faultName, type Log } from '../log.ts';
import { batchesOf } from './batches.ts';
import { InvalidFile } from './invalid-file.ts';
import type { ImportLedger, ImportRun, Run } from './ledger.ts';
import type { ArrivedFile } from './arrived-file.ts';
import { readManifest } from './read-manifest.ts';

export type Services = {
  ledger: ImportLedger;
  /** The content that arrived; nothing where it was replaced since. */
  open: (manifest: ArrivedFile) => Promise<AsyncIterable<Uint8Array> | null>;
  tell: (progress: Import) => Promise<void>;
  now: () => Date;
  newId: () => string;
  log: Log;
  /** In a batch, which is one call of the database. */
  rowsAtOnce: number;
};

/** Some of the file is left: the caller, who tries again, shall know. */
export class ImportNotFinished extends Error {
  override readonly name = 'ImportNotFinished';
}

/** One batch takes less. */
const BATCH_MILLISECONDS = 30_000;
const TELL_EVERY_MILLISECONDS = 1_000;

/**
 * Takes an import through its file: checks every row, then registers the good ones. Every batch says how far it has come, so
 * that another run goes on where this one was stopped; of two at the same time the younger goes on.
 */
export const importManifest = (services: Services) => {
  const { ledger, tell, newId, log } = services;
  return async (manifest: ArrivedFile, timeLeft: () => number): Promise<void> => {
    const runId = newId();
    const own = ledger.run(manifest.importId, runId);
    let run = await ledger.begin(manifest.importId, runId, manifest.etag);
    while (run && isRunning(run)) {
      run = await passOf(services, manifest, own, run, timeLeft);
    }
    if (!run) return log({ message: 'not ours', importId: manifest.importId });
    await tell(run.import);
    const { state, totalRows, registeredRows, knownRows, failedRows } = run.import;
    log({
      message: `import ${state}`,
      importId: manifest.importId,
      rows: totalRows ?? 0,
      registeredRows,
      knownRows,
      failedRows,
    });
  };
};

function isRunning({ import: { state } }: Run): boolean {
  return state === 'CHECKING' || state === 'REGISTERING';
}

async function passOf(
  services: Services,
  manifest: ArrivedFile,
  own: ImportRun,
  run: Run,
  timeLeft: () => number,
): Promise<Run | null> {
  try {
    return await readToTheEnd(services, manifest, own, run, timeLeft);
  } catch (fault) {
    const failed = fault instanceof InvalidFile ? await own.fail(fault.code, fault.message) : null;
    if (failed) return failed;
    throw fault;
  }
}

async function readToTheEnd(
  { open, tell, now, log, rowsAtOnce }: Services,
  manifest: ArrivedFile,
  own: ImportRun,
  run: Run,
  timeLeft: () => number,
): Promise<Run | null> {
  const chunks = await open(manifest);
  if (!chunks) return null;
  const rows = readManifest(chunks, now());
  let toldAt = 0;
  const isChecking = run.import.state === 'CHECKING';
  for await (const batch of batchesOf(rows, run.position, { isChecking, rowsAtOnce })) {
    if (timeLeft() < BATCH_MILLISECONDS) throw new ImportNotFinished('Rows are left to be imported.');
    const after = await own.giveIn(batch);
    if (!after) return null;
    if (now().getTime() - toldAt >= TELL_EVERY_MILLISECONDS) {
      toldAt = now().getTime();
      // whoever watches hears again soon
      await tell(after.import).catch((fault: unknown) =>
        log({ message: 'not told', importId: manifest.importId, fault: faultName(fault) }),
      );
    }
  }
  return own.endPass();
}
