import type { Outcome } from './types.ts';

/** Ends a handler at once with an outcome of its own; resolver code cannot catch it, for it has no `try` (F3). */
export class Interruption extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('The handler ended.');
    this.name = 'Interruption';
    this.outcome = outcome;
  }
}

/** What a function of the library says of arguments it does not take; reaches the client as an error of the code (F11). */
export class RejectedArgument extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RejectedArgument';
  }
}

/** As `util.error` ends a handler (F24). */
export function fail(message: string, errorType: string | null = null): never {
  throw new Interruption({ kind: 'error', error: { message, errorType, data: null, errorInfo: null } });
}
