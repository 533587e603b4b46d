import { RejectedArgument } from './interruption.ts';
import type { EditedSource, Position } from './source-edits.ts';
import type { UtilErrorShape } from './types.ts';

/** Where running code comes from. */
export type Origin = { filename: string; originOf: EditedSource['originOf'] };

/** How AppSync reports a fault of the code: `code.js:162:13: ReferenceError: …`, whatever the file is called (F11). */
export function errorOf(thrown: unknown, origin: Origin): UtilErrorShape {
  const { name = 'Error', message = String(thrown) } = Object(thrown) as Partial<Error>;
  const text = thrown instanceof RejectedArgument ? message : `${name}: ${message}`;
  const position = positionIn(stackOf(thrown), origin);
  const place = position ? `code.js:${position.line}:${position.column}` : 'code.js';

  return { message: `${place}: ${text}`, errorType: 'Code', data: null, errorInfo: null };
}

/** The stack as the engine writes it: whoever formats stacks for a test runner trips over functions that lack `call`. */
function stackOf(thrown: unknown): string {
  const formatter: { prepareStackTrace?: unknown } = Error;
  const { prepareStackTrace } = formatter;
  formatter.prepareStackTrace = undefined;
  try {
    return String((Object(thrown) as Partial<Error>).stack ?? '');
  } finally {
    formatter.prepareStackTrace = prepareStackTrace;
  }
}

/** The innermost frame that is the code's own. */
function positionIn(stack: string, { filename, originOf }: Origin): Position | undefined {
  const start = stack.indexOf(`${filename}:`);
  const [line, column] =
    start < 0
      ? []
      : stack
          .slice(start + filename.length + 1)
          .split(/[:)\n]/, 2)
          .map(Number);

  return line === undefined || column === undefined ? undefined : originOf({ line, column });
}
