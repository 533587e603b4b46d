import type { Context } from '../execution/resolver.ts';
import type { Run } from '../execution/run.ts';

/** A fault of a source is no fault of the field: the response handler decides (F23). */
export type SourceAnswer = { result: unknown; error?: { message: string; type: string } };

/** Puts what a request handler returned to a data source. */
export type Ask = (request: unknown, context: Context, run: Run) => Promise<SourceAnswer>;

export function refused(message: string): SourceAnswer {
  return { result: null, error: { message, type: 'BadRequestException' } };
}

/** F38. */
export function unhandled(fault: unknown): { message: string; type: string } {
  return { message: (fault as Error).message, type: 'Lambda:Unhandled' };
}
