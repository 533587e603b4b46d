import { createInterface } from 'node:readline';
import type { Worker } from 'node:worker_threads';

/** Whatever a function prints appears line by line under its name. */
export function forwardOutput(worker: Worker, name: string, log: (line: string) => void): void {
  for (const stream of [worker.stdout, worker.stderr]) {
    createInterface({ input: stream }).on('line', (line) => log(`[${name}] ${line}`));
  }
}
