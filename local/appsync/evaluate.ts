import { loadCode } from './runtime/load-code.ts';
import type { Outcome, Session } from './runtime/types.ts';

/** What AppSync's `EvaluateCode` takes; the context as an object or as its JSON. */
export type Evaluation = {
  code: string;
  context: Record<string, unknown> | string;
  function: 'request' | 'response';
};

export type EvaluationResult = {
  evaluationResult?: unknown;
  error?: { message: string };
  logs: string[];
  stash?: Record<string, unknown>;
  outErrors?: Session['appendedErrors'];
};

/** Runs one handler by itself, as AppSync's `EvaluateCode` does; throws `UnsupportedCodeError` for code AppSync refuses. */
export function evaluate({ code, context, function: handler }: Evaluation): EvaluationResult {
  const given = typeof context === 'string' ? (JSON.parse(context) as Record<string, unknown>) : context;
  const evaluated: Record<string, unknown> = { ...given, stash: { ...(given.stash as object | undefined) } };
  const logs: string[] = [];
  const session = sessionWith(logs);
  const outcome = loadCode(code, 'code.js').call(handler, evaluated, session);

  return {
    ...answerOf(outcome),
    logs,
    stash: evaluated.stash as Record<string, unknown>,
    outErrors: session.appendedErrors,
  };
}

function answerOf(outcome: Outcome): Pick<EvaluationResult, 'evaluationResult' | 'error'> {
  return outcome.kind === 'error'
    ? { error: { message: outcome.error.message } }
    : { evaluationResult: JSON.parse(JSON.stringify(outcome.value)) as unknown };
}

function sessionWith(logs: string[]): Session {
  return {
    authType: 'API Key Authorization',
    appendedErrors: [],
    responseHeaders: {},
    invalidations: [],
    evictions: [],
    log: (level, values) => {
      const texts = values.map((value) => JSON.stringify(value) ?? 'undefined');
      logs.push(`${level === 'log' ? 'INFO' : 'ERROR'} - code.js: ${texts.join(' ')}`);
    },
  };
}
