import { DatabaseBusy } from '../postgres/types.ts';
import { DataApiError } from './types.ts';

/** What `pg` and PGlite tell of an error of the database. */
type DatabaseFault = {
  message: string;
  code: string;
  detail?: string;
  hint?: string;
  position?: string;
  where?: string;
};

/** Five characters with a digit among them, unlike `EPIPE`. */
const SQL_STATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/** Whatever went wrong below, as the Data API names it (F64). */
export function toDataApiError(fault: unknown): DataApiError {
  if (fault instanceof DataApiError) return fault;
  // as a server says that it has no connection to spare
  if (fault instanceof DatabaseBusy) return databaseError({ message: fault.message, code: '53300' });
  if (isDatabaseFault(fault)) return databaseError(fault);
  if (fault instanceof TypeError) {
    return new DataApiError('ValidationException', 'The request is not what the operation takes.');
  }
  const reason = fault instanceof Error ? fault.message : String(fault);
  return new DataApiError('DatabaseUnavailableException', `The database is unavailable: ${reason}`, 504);
}

/** The SDK does not try again by itself (F65). */
export function databaseResuming(resourceArn: string): DataApiError {
  return new DataApiError(
    'DatabaseResumingException',
    `The Aurora DB instance ${resourceArn} is resuming after being auto-paused. Please wait a few seconds and try again.`,
  );
}

/** The cluster does not offer its Data API (F64). */
export function httpEndpointNotEnabled(resourceArn = 'the cluster'): DataApiError {
  return new DataApiError(
    'HttpEndpointNotEnabledException',
    `The Data API of ${resourceArn} is not enabled.`,
  );
}

function databaseError(fault: DatabaseFault): DataApiError {
  if (fault.message.startsWith('cannot insert multiple commands')) {
    return new DataApiError('ValidationException', "Multistatements aren't supported.");
  }
  return new DataApiError('DatabaseErrorException', describe(fault));
}

/** As F53 shows it: `ERROR: …; Hint: …; Position: 54; SQLState: 42883`. */
function describe({ message, detail, hint, position, where, code }: DatabaseFault): string {
  return [
    `ERROR: ${message}`,
    detail && `Detail: ${detail}`,
    hint && `Hint: ${hint}`,
    position && `Position: ${position}`,
    where && `Where: ${where}`,
    `SQLState: ${code}`,
  ]
    .filter(Boolean)
    .join('; ');
}

function isDatabaseFault(fault: unknown): fault is DatabaseFault {
  const { code } = (fault ?? {}) as { code?: unknown };
  return typeof code === 'string' && SQL_STATE.test(code);
}
