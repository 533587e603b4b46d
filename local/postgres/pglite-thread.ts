import { type PGlite, protocol } from '@electric-sql/pglite';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { DatabaseUnavailable } from './types.ts';

export type PgliteThread = {
  /** As much of PGlite as its `node-postgres` adapter uses. */
  pglite: PGlite;
  keepImage: (file: string) => Promise<void>;
  close: () => Promise<void>;
};

export type Places = { dataDirectory: string; cacheDirectory: string; image?: string };
type BackendMessages = Awaited<ReturnType<PGlite['execProtocolStream']>>;
type Answer = { bytes: Uint8Array };
type Request = { bytes: Uint8Array } | { keepImage: string };

/** Ends a request of the wire protocol: Query, Sync, Flush; what comes before it is not answered on its own. */
const REQUEST_ENDS = new Set(Buffer.from('QSH'));

export async function startPgliteThread(places: Places): Promise<PgliteThread> {
  const worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), {
    workerData: places,
    execArgv: [],
  });
  await started(worker, places.dataDirectory);

  const ask = exchange(worker);
  return {
    pglite: wireOf((bytes) => ask({ bytes })) as PGlite,
    keepImage: async (file) => void (await ask({ keepImage: file })),
    close: async () => {
      const ended = once(worker, 'exit');
      worker.postMessage({ close: true });
      await ended;
    },
  };
}

async function started(worker: Worker, dataDirectory: string): Promise<void> {
  const [outcome] = (await once(worker, 'message')) as [{ failed?: string }];
  if (outcome.failed === undefined) return;
  throw new DatabaseUnavailable(`PGlite could not open its database (${dataDirectory}): ${outcome.failed}.`);
}

/** The thread answers in the order it is asked; when it dies, whoever waits is told. */
function exchange(worker: Worker): (request: Request) => Promise<Uint8Array> {
  const waiting: { resolve: (bytes: Uint8Array) => void; reject: (fault: Error) => void }[] = [];
  let death: Error | undefined;
  const die = (reason: string): void => {
    death ??= new DatabaseUnavailable(`PGlite has stopped: ${reason}.`);
    for (const one of waiting.splice(0)) one.reject(death);
  };
  worker.on('message', (answer: Answer) => waiting.shift()?.resolve(answer.bytes));
  worker.on('error', (fault) => die(fault instanceof Error ? fault.message : String(fault)));
  worker.on('exit', () => die('its thread has ended'));

  return (request) =>
    new Promise((resolve, reject) => {
      if (death) return reject(death);
      waiting.push({ resolve, reject });
      worker.postMessage(request);
    });
}

/** `pg` sends a statement as five messages; carried over together they cost one crossing instead of five. */
function wireOf(
  ask: (bytes: Uint8Array) => Promise<Uint8Array>,
): Pick<PGlite, 'waitReady' | 'execProtocolStream'> {
  let request: Uint8Array[] = [];
  return {
    waitReady: Promise.resolve(),
    execProtocolStream: async (message) => {
      request.push(message);
      if (!REQUEST_ENDS.has(message[0] ?? 0)) return [];

      const bytes = new Uint8Array(Buffer.concat(request));
      request = [];
      return parse(await ask(bytes));
    },
  };
}

function parse(bytes: Uint8Array): BackendMessages {
  const messages: BackendMessages = [];
  new protocol.Parser().parse(bytes, (message) => messages.push(message));
  return messages;
}
