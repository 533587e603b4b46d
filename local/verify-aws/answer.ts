import type { EvaluateCodeResponse } from '@aws-sdk/client-appsync';
import { isDeepStrictEqual } from 'node:util';
import type { EvaluationResult } from '../appsync/evaluate.ts';

/** What an evaluation came to, in a form that can be compared; what is empty is left out. */
export type Answer = {
  result?: unknown;
  error?: string;
  /** Where the code cannot be taken, whatever the reason is called. */
  faultyLines?: number[];
  stash?: unknown;
  appended?: unknown;
  logs?: string[];
};

export function answerHere({ evaluationResult, error, logs, stash, outErrors }: EvaluationResult): Answer {
  return withoutEmpty({
    result: evaluationResult,
    ...faultOf(error),
    stash,
    appended: outErrors,
    logs: logs.map(withoutPlace),
  });
}

export function answerOfAws(response: EvaluateCodeResponse): Answer {
  return withoutEmpty({
    result: parsed(response.evaluationResult),
    ...faultOf(response.error),
    stash: parsed(response.stash),
    appended: parsed(response.outErrors),
    logs: response.logs?.map(withoutPlace),
  });
}

/** The members in which two answers differ. */
export function differences(here: Answer, there: Answer): (keyof Answer)[] {
  const names = [...new Set([...Object.keys(here), ...Object.keys(there)])] as (keyof Answer)[];
  return names.filter((name) => !isDeepStrictEqual(here[name], there[name]));
}

function faultOf(error: EvaluateCodeResponse['error']): Answer {
  const lines = error?.codeErrors?.map(({ location }) => location?.line ?? 0) ?? [];
  return lines.length > 0 ? { faultyLines: [...new Set(lines)] } : { error: error?.message };
}

function parsed(text: string | undefined): unknown {
  return text === undefined || text === '' ? undefined : (JSON.parse(text) as unknown);
}

/** `INFO - code.js:5:3: "a"` is `INFO "a"`. */
function withoutPlace(line: string): string {
  return line.replace(/ - code\.js[:\d]*: /, ' ');
}

/** AWS leaves out what is empty, or sends it; a result of null stays one. */
function withoutEmpty(answer: Answer): Answer {
  const members = Object.entries(answer).filter(([name, value]) =>
    name === 'result' ? value !== undefined : !isEmpty(value),
  );
  return Object.fromEntries(members);
}

function isEmpty(value: unknown): boolean {
  return Object.keys(Object(value) as object).length === 0;
}
