import { DataApiError } from './types.ts';

/** Gives up on a statement in time, and has it cancelled unless it may go on without us (F59). */
export async function withStatementTimeout<Result>(
  milliseconds: number,
  continueAfterTimeout: boolean,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const cancellation = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DataApiError('StatementTimeoutException', 'Request timed out'));
      if (!continueAfterTimeout) cancellation.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([run(cancellation.signal), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
