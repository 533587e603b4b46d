import type { Reply } from './injection-callers.ts';
import { PROOF } from './injection-payloads.ts';

/** What says how it is done. */
const TELLING =
  /SQLState|syntax error|unterminated|relation \\?"|column \\?"|operator does not|invalid input syntax|pg_|PGlite|postgres|RDSHttp|\bat .+:\d+:\d+|lo_create|\bselect .+ from\b|record_scans|visible_/i;

/** What is wrong with an answer, if anything is. */
export function faultIn(reply: Reply, text: string): string | undefined {
  if (JSON.stringify(reply).includes(PROOF)) return 'was run';
  if (reply.errors?.some((error) => error.errorType === 'INTERNAL')) return 'fails';
  if (TELLING.test(without(text, JSON.stringify(reply.errors ?? [])))) return 'tells how it is done';
  return undefined;
}

/** A batch tells of each by itself. */
export function wasTaken({ data, errors }: Reply): boolean {
  return !errors && !JSON.stringify(data).includes('"error":{');
}

/** What can be compared: the rows of a query, whether a mutation was taken. */
export function outcomeOf(reply: Reply, text: string, writes: boolean): string {
  if (writes && wasTaken(reply)) return 'taken';
  const refusals = JSON.stringify(reply.data ?? null).match(/"error":\{[^}]*\}/g);
  if (writes && !reply.errors) return without(text, String(refusals));
  const errors = reply.errors?.map(({ errorType, message }) => [errorType, message]);
  return without(text, JSON.stringify([reply.data, errors]));
}

/** However its letters and digits are written. */
function without(text: string, said: string): string {
  const words = text.match(/[a-z0-9]/gi)?.join('[^a-z0-9]*') ?? '';
  const inOneLine = said.replace(/\\[nrt]/g, ' ');
  return words ? inOneLine.replace(new RegExp(`${words}[^a-z0-9]*`, 'gi'), '§') : inOneLine;
}
