import type { Run } from '../execution/run.ts';
import type { LambdaSource } from './lambda.ts';
import { unhandled, type SourceAnswer } from './source-answer.ts';

type Waiting = { payload: unknown; settle: (answer: SourceAnswer) => void };

/** Gathers what the fields of one request ask, and invokes the Lambda once for up to `size` of them (F37). */
export function batched(
  source: LambdaSource,
  size: number,
): (payload: unknown, run: Run) => Promise<SourceAnswer> {
  const step = {};

  return (payload, run) =>
    new Promise((settle) => {
      const waiting = (run.batches.get(step) as Waiting[] | undefined) ?? [];
      if (waiting.length === 0) {
        run.batches.set(step, waiting);
        // not before all siblings that are ready had their turn
        setImmediate(() => {
          if (run.batches.get(step) === waiting) run.batches.delete(step);
          void send(source, waiting);
        });
      }
      waiting.push({ payload, settle });
      if (waiting.length >= size) run.batches.delete(step);
    });
}

async function send(source: LambdaSource, waiting: Waiting[]): Promise<void> {
  const answers = await ask(source, waiting);
  answers.forEach((answer, index) => waiting[index]?.settle(answer));
}

async function ask(source: LambdaSource, waiting: Waiting[]): Promise<SourceAnswer[]> {
  try {
    const payloads = waiting.map(({ payload }) => payload ?? null);
    const results = await source.invoke(payloads, 'RequestResponse');
    if (Array.isArray(results) && results.length === waiting.length) return results.map(entryAnswer);
    throw new Error(
      `The Lambda must return an array of ${waiting.length} entries for a batch of ${waiting.length}.`,
    );
  } catch (fault) {
    return waiting.map(() => ({ result: null, error: unhandled(fault) }));
  }
}

/** An entry is a value, null, or `{data, errorMessage, errorType}`. */
function entryAnswer(entry: unknown): SourceAnswer {
  if (typeof entry !== 'object' || entry === null) return { result: entry ?? null };
  const { data, errorMessage, errorType } = entry as Record<string, unknown>;
  if (typeof errorMessage === 'string') {
    return {
      result: data ?? null,
      error: { message: errorMessage, type: String(errorType ?? 'Lambda:Unhandled') },
    };
  }
  return { result: 'errorMessage' in entry && 'data' in entry ? data : entry };
}
