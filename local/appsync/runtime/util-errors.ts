import { Interruption } from './interruption.ts';
import type { Session, UtilErrorShape } from './types.ts';

type Details = [errorType?: string | null, data?: unknown, errorInfo?: unknown];

/** `util.error`, `util.appendError` and `util.unauthorized` (F24, F25, F26). */
export function errorFunctions(session: () => Session) {
  function error(message: string, ...details: Details): never {
    throw new Interruption({ kind: 'error', error: errorShape(message, ...details) });
  }

  function appendError(message: string, ...details: Details): void {
    session().appendedErrors.push(errorShape(message, ...details));
  }

  function unauthorized(): never {
    return error('Unauthorized', 'Unauthorized');
  }

  return { error, appendError, unauthorized };
}

function errorShape(message: string, ...[errorType, data, errorInfo]: Details): UtilErrorShape {
  return { message, errorType: errorType ?? null, data: data ?? null, errorInfo: errorInfo ?? null };
}
