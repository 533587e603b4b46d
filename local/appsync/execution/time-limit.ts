import type { Run } from './run.ts';

/** F103. */
const TIME_LIMIT = 30_000;

/** Waits for a promise as long as a request may take; what has no answer by then is an error of its field. */
export async function within(run: Run, work: Promise<unknown> | undefined): Promise<void> {
  if (!work) return;
  let timer: NodeJS.Timeout | undefined;
  const timeOver = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      run.isOver = true;
      resolve();
    }, TIME_LIMIT);
  });
  await Promise.race([work, timeOver]);
  clearTimeout(timer);
}
